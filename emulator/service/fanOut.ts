import { channelOf } from "../../src/domain/address.ts";
import type { ContentRow, MessageRow, ParticipantRow, ReceiptRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { legContent } from "./legContent.ts";
import { startOfLeg } from "./startOfLeg.ts";

/** One leg to each phone but the author's own, from the Twilio number that speaks to that phone (FAN1, FAN2). */
export function createLegs(
  context: ServiceContext,
  message: MessageRow,
  template: ContentRow | undefined,
): ReceiptRow[] {
  const legs: ReceiptRow[] = [];
  for (const participant of context.roster.of(message.conversationSid)) {
    if (participant.sid === message.participantSid) continue;
    const leg = createLeg(context, message, template, participant);
    if (leg !== undefined) legs.push(leg);
  }
  return legs;
}

function createLeg(
  context: ServiceContext,
  message: MessageRow,
  template: ContentRow | undefined,
  { sid: participantSid, address: to, proxyAddress: from }: ParticipantRow,
): ReceiptRow | undefined {
  if (to === null || from === null) return undefined;
  const start = startOfLeg(context, message, template, { to, from });
  if (start === null) return undefined;
  const { ids, clock } = context;
  const hasMedia = legContent(message).media.length > 0;
  const now = clock.now();
  return {
    sid: ids.sid("DY"),
    conversationSid: message.conversationSid,
    messageSid: message.sid,
    participantSid,
    channelMessageSid: ids.sid(channelPrefix(channelOf(to), hasMedia)),
    from,
    to,
    ...start,
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
