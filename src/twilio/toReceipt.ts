import type { DetailedDeliveryReceipt } from "@twilio/conversations";
import type { DeliveryReceipt } from "../domain/entities.ts";
import { requireSid } from "./requireSid.ts";

export type ReceiptSource = Pick<
  DetailedDeliveryReceipt,
  "sid" | "messageSid" | "participantSid" | "status" | "errorCode" | "dateUpdated"
>;

export function toReceipt(source: ReceiptSource): DeliveryReceipt {
  // Typed as text or 0; both words for "none" and a number have been seen.
  const errorCode = Number(source.errorCode);
  return {
    sid: requireSid("DY", source.sid),
    messageSid: requireSid("IM", source.messageSid),
    participantSid: requireSid("MB", source.participantSid),
    status: source.status,
    errorCode: Number.isInteger(errorCode) && errorCode > 0 ? errorCode : null,
    dateUpdated: Date.parse(source.dateUpdated) || 0,
  };
}
