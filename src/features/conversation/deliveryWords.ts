import type { LegCounts } from "../../domain/deliveryLegs.ts";
import type { AggregatedDelivery } from "../../domain/deliveryStatus.ts";
import type { Texts } from "../../texts/texts.ts";

interface DeliveryWords {
  words: string;
  /** The part that is bad news. */
  failedWords?: string;
}

/** The legs of a message in one line: "2 of 3 delivered, 1 sent". Read legs count as delivered. */
export function deliveryWords(
  texts: Texts["thread"]["delivery"],
  counts: LegCounts,
): DeliveryWords {
  const { total, read, delivered, sent, queued, failed } = counts;
  const reached = read + delivered;
  if (read === total) return { words: texts.readAll(total) };
  if (reached === total) return { words: texts.deliveredAll(total) };
  if (sent === total) return { words: texts.sentAll(total) };
  if (queued === total) return { words: texts.queuedAll(total) };
  if (failed === total) return { words: "", failedWords: texts.failedAll(total) };
  const words = [
    texts.deliveredOf(reached, total),
    ...(sent > 0 ? [texts.sentOf(sent)] : []),
    ...(queued > 0 ? [texts.queuedOf(queued)] : []),
  ].join(", ");
  return failed > 0 ? { words, failedWords: texts.failedOf(failed) } : { words };
}

/** The same while Twilio tells only "some" and the receipts are not here. */
export function roughDeliveryWords(
  texts: Texts["thread"]["delivery"],
  delivery: AggregatedDelivery,
): DeliveryWords {
  const words =
    delivery.delivered === "none"
      ? texts.sentSome(delivery.total)
      : texts.deliveredSome(delivery.total);
  const hasFailed = delivery.failed !== "none" || delivery.undelivered !== "none";
  return hasFailed ? { words, failedWords: texts.failedSome } : { words };
}
