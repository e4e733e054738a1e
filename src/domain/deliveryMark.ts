import type { AggregatedDelivery } from "./deliveryStatus.ts";

/** One mark for a message's legs to phones. `none`: it reaches chat people only, or Twilio has told nothing yet. */
export type DeliveryMark =
  | "none"
  | "queued"
  | "partlySent"
  | "sent"
  | "partlyDelivered"
  | "delivered"
  | "read"
  | "partlyFailed"
  | "failed";

/** Trouble first, then the furthest that every leg has come, then the furthest that some leg has come. */
export function deliveryMark(delivery: AggregatedDelivery | null): DeliveryMark {
  if (delivery === null || delivery.total === 0) return "none";
  if (delivery.failed === "all" || delivery.undelivered === "all") return "failed";
  if (delivery.failed === "some" || delivery.undelivered === "some") return "partlyFailed";
  if (delivery.read === "all") return "read";
  if (delivery.delivered === "all") return "delivered";
  if (delivery.delivered === "some") return "partlyDelivered";
  if (delivery.sent === "all") return "sent";
  return delivery.sent === "some" ? "partlySent" : "queued";
}
