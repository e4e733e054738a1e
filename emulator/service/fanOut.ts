import { type Address, channelOf } from "../../src/domain/address.ts";
import type { ContentRow, MessageRow, ParticipantRow, ReceiptRow } from "../store/rows.ts";
import { sendsFilesByMms } from "./contentTypes.ts";
import type { ServiceContext } from "./context.ts";
import { groupNumbers, isOfGroup } from "./groupText.ts";
import { legContent } from "./legContent.ts";
import { startOfLeg } from "./startOfLeg.ts";

/** One leg to each phone but the author's own, from the Twilio number that speaks to that phone (FAN1, FAN2). */
export function createLegs(
  context: ServiceContext,
  message: MessageRow,
  template: ContentRow | undefined,
): ReceiptRow[] {
  const legs: ReceiptRow[] = [];
  const present = context.roster.of(message.conversationSid);
  const author = present.find(({ sid }) => sid === message.participantSid);
  const isMms = groupNumbers(present).length > 2;
  for (const participant of present) {
    if (participant === author) continue;
    const from = senderOf(participant, author);
    const leg =
      from === null
        ? undefined
        : createLeg(context, message, template, participant, {
            from,
            isMms: isMms && isOfGroup(participant),
          });
    if (leg !== undefined) legs.push(leg);
  }
  return legs;
}

/**
 * The Twilio number that a phone hears from. In a group it is the author's own (GROUP6); what a phone of the group has
 * sent, the others have got from it already.
 */
function senderOf(
  participant: ParticipantRow,
  author: ParticipantRow | undefined,
): ParticipantRow["proxyAddress"] {
  return isOfGroup(participant) ? (author?.projectedAddress ?? null) : participant.proxyAddress;
}

function createLeg(
  context: ServiceContext,
  message: MessageRow,
  template: ContentRow | undefined,
  { sid: participantSid, address: to }: ParticipantRow,
  { from, isMms }: { from: Address; isMms: boolean },
): ReceiptRow | undefined {
  if (to === null) return undefined;
  const start = startOfLeg(context, message, template, { to, from });
  if (start === null) return undefined;
  const { ids, clock } = context;
  const hasMedia =
    isMms ||
    legContent(message).media.length > 0 ||
    (template !== undefined && sendsFilesByMms(template.types));
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
