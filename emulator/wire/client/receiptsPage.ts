import * as v from "valibot";

const deliveryReceipt = v.object({
  sid: v.string(),
  message_sid: v.string(),
  conversation_sid: v.string(),
  channel_message_sid: v.string(),
  participant_sid: v.string(),
  status: v.picklist(["queued", "sent", "delivered", "read", "failed", "undelivered"]),
  error_code: v.nullable(v.number()),
  date_created: v.string(),
  date_updated: v.string(),
});

/** `getDetailedDeliveryReceipts`. */
export const receiptsPage = v.object({
  delivery_receipts: v.array(deliveryReceipt),
  meta: v.object({
    previous_token: v.nullable(v.string()),
    next_token: v.nullable(v.string()),
  }),
});

export type ReceiptsPage = v.InferOutput<typeof receiptsPage>;
