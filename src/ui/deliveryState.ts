/** Twilio's words for the state of one delivery receipt. */
export type DeliveryState = "queued" | "sent" | "delivered" | "read" | "undelivered" | "failed";
