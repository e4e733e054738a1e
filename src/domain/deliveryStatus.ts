/** What Twilio says of one leg. `read` is only known for WhatsApp. */
export const deliveryStatuses = [
  "queued",
  "sent",
  "delivered",
  "read",
  "failed",
  "undelivered",
] as const;

export type DeliveryStatus = (typeof deliveryStatuses)[number];

export type DeliveryAmount = "none" | "some" | "all";

/**
 * A message's legs summed up as Twilio does. The words are cumulative: a read leg also counts as delivered and sent
 * (Delivery Receipts in Conversations, samples). `total` counts phone people only.
 */
export interface AggregatedDelivery {
  total: number;
  sent: DeliveryAmount;
  delivered: DeliveryAmount;
  read: DeliveryAmount;
  failed: DeliveryAmount;
  undelivered: DeliveryAmount;
}
