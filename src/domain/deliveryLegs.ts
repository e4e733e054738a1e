import type { AggregatedDelivery, DeliveryAmount, DeliveryStatus } from "./deliveryStatus.ts";
import type { DeliveryReceipt } from "./entities.ts";

/** How many phones are in which state; each phone counts once, in the furthest state it reached. */
export interface LegCounts {
  total: number;
  read: number;
  delivered: number;
  sent: number;
  queued: number;
  failed: number;
}

/**
 * Counts the legs of a message from Twilio's aggregate, whose words are cumulative (a read leg also counts as
 * delivered and sent). Undefined when the aggregate does not tell: "some" of three or more can be any number.
 */
export function legCounts(delivery: AggregatedDelivery): LegCounts | undefined {
  const { total } = delivery;
  const failed = addCounts(count(delivery.failed, total), count(delivery.undelivered, total));
  const read = count(delivery.read, total);
  const delivered = count(delivery.delivered, total);
  const sent = count(delivery.sent, total);
  if (failed === undefined || read === undefined) return undefined;
  if (delivered === undefined || sent === undefined) return undefined;
  const failedLegs = Math.min(failed, total);
  const left = total - failedLegs;
  const deliveredLegs = Math.min(delivered, left);
  const readLegs = Math.min(read, deliveredLegs);
  // An undelivered leg was sent once, so the legs that are only sent are those left over.
  const sentLegs = Math.min(Math.max(sent, deliveredLegs), left) - deliveredLegs;
  return {
    total,
    failed: failedLegs,
    read: readLegs,
    delivered: deliveredLegs - readLegs,
    sent: sentLegs,
    queued: left - deliveredLegs - sentLegs,
  };
}

/** Counts the legs of a message from its receipts: always exact. */
export function countReceipts(total: number, receipts: readonly DeliveryReceipt[]): LegCounts {
  const counts: LegCounts = { total, read: 0, delivered: 0, sent: 0, queued: 0, failed: 0 };
  for (const { status } of receipts) {
    counts[status === "undelivered" ? "failed" : status] += 1;
  }
  // A phone without a receipt is still inside Twilio.
  counts.queued += Math.max(0, total - receipts.length);
  return counts;
}

/** One state per phone for the delivery mark, the furthest first and the failed last. */
export function legStates(counts: LegCounts): DeliveryStatus[] {
  const order = ["read", "delivered", "sent", "queued", "failed"] as const;
  return order.flatMap((state) => Array<DeliveryStatus>(counts[state]).fill(state));
}

function count(amount: DeliveryAmount, total: number): number | undefined {
  switch (amount) {
    case "none":
      return 0;
    case "all":
      return total;
    case "some":
      return total === 2 ? 1 : undefined;
  }
}

function addCounts(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
