import type {
  AggregatedDelivery,
  DeliveryAmount,
  DeliveryStatus,
} from "../../src/domain/deliveryStatus.ts";

// The words are cumulative: what was read was delivered, what was delivered was sent (RCPT4). A carrier can only report
// a failure of what it was given, so `undelivered` counts as sent.
const countsAs: Record<DeliveryStatus, readonly (keyof Omit<AggregatedDelivery, "total">)[]> = {
  queued: [],
  sent: ["sent"],
  delivered: ["sent", "delivered"],
  read: ["sent", "delivered", "read"],
  failed: ["failed"],
  undelivered: ["sent", "undelivered"],
};

/** Sums up the legs of one message; null when it has none. */
export function aggregateDelivery(statuses: readonly DeliveryStatus[]): AggregatedDelivery | null {
  const total = statuses.length;
  if (total === 0) return null;
  const counts = { sent: 0, delivered: 0, read: 0, failed: 0, undelivered: 0 };
  for (const status of statuses) {
    for (const word of countsAs[status]) counts[word] += 1;
  }
  const amount = (count: number): DeliveryAmount => {
    if (count === 0) return "none";
    return count === total ? "all" : "some";
  };
  return {
    total,
    sent: amount(counts.sent),
    delivered: amount(counts.delivered),
    read: amount(counts.read),
    failed: amount(counts.failed),
    undelivered: amount(counts.undelivered),
  };
}

const rank: Record<DeliveryStatus, number> = {
  queued: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  failed: 4,
  undelivered: 4,
};

/** Whether a leg may go from one state to another: forward only, and a leg that has arrived cannot fail (RCPT2). */
export function mayAdvance(from: DeliveryStatus, to: DeliveryStatus): boolean {
  if (to === "failed" || to === "undelivered") return rank[from] < rank.delivered;
  return rank[to] > rank[from];
}
