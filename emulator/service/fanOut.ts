import { channelOf } from "../../src/domain/address.ts";
import type { MessageRow, ParticipantRow, ReceiptRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { legContent } from "./legContent.ts";

// Twilio's "body over 1600 characters", shown on the leg that cannot go out.
const bodyTooLong = 21617;

/** One leg to each phone but the author's own, from the Twilio number that speaks to that phone (FAN1, FAN2). */
export function createLegs(context: ServiceContext, message: MessageRow): ReceiptRow[] {
  const legs: ReceiptRow[] = [];
  for (const participant of context.roster.of(message.conversationSid)) {
    if (participant.sid === message.participantSid) continue;
    const leg = createLeg(context, message, participant);
    if (leg !== undefined) legs.push(leg);
  }
  return legs;
}

function createLeg(
  { ids, clock, limits }: ServiceContext,
  message: MessageRow,
  { sid: participantSid, address, proxyAddress }: ParticipantRow,
): ReceiptRow | undefined {
  if (address === null || proxyAddress === null) return undefined;
  const { body, media } = legContent(message);
  const tooLong = body !== null && body.length > limits.phoneBodyLength;
  const now = clock.now();
  return {
    sid: ids.sid("DY"),
    conversationSid: message.conversationSid,
    messageSid: message.sid,
    participantSid,
    channelMessageSid: ids.sid(channelPrefix(channelOf(address), media.length > 0)),
    from: proxyAddress,
    to: address,
    status: tooLong ? "failed" : "queued",
    errorCode: tooLong ? bodyTooLong : null,
    dateCreated: now,
    dateUpdated: now,
  };
}

function channelPrefix(channel: "sms" | "whatsapp", hasMedia: boolean): string {
  // The sample of Delivery Receipts shows WA for WhatsApp.
  if (channel === "whatsapp") return "WA";
  return hasMedia ? "MM" : "SM";
}

/** Keeps the legs and hands them to the carrier, less those that cannot go out (FAN5). */
export function startLegs(
  { store, emit }: ServiceContext,
  legs: readonly ReceiptRow[],
  message: MessageRow,
): void {
  for (const receipt of legs) {
    store.receipts.insert(receipt);
    emit({ type: receipt.status === "queued" ? "legQueued" : "receiptUpdated", receipt, message });
  }
}
