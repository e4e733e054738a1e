import { countSegments } from "../service/segments.ts";
import type { MessageRow, PhoneMessageRow, PhoneRow, ReceiptRow } from "../store/rows.ts";
import type { ControlEvent } from "./controlEvents.ts";

export function toPhone(row: PhoneRow): object {
  return {
    address: row.address,
    label: row.label,
    state: row.state,
    dateCreated: isoDate(row.dateCreated),
  };
}

export function toPhoneMessage(row: PhoneMessageRow, origin: string): object {
  return {
    sid: row.sid,
    direction: row.direction,
    from: row.from,
    to: row.to,
    ...(row.alsoTo.length > 0 && { alsoTo: row.alsoTo }),
    body: row.body,
    media: row.media.map((item) => ({
      contentType: item.contentType,
      filename: item.filename,
      size: item.size,
      url: `${origin}/_emulator/media/${item.sid}`,
    })),
    content: row.content,
    segments: countSegments(row.body, row.media.length, row),
    status: row.status,
    conversationSid: row.conversationSid,
    messageSid: row.messageSid,
    dateCreated: isoDate(row.dateCreated),
  };
}

/** A message of a conversation with all that is known of its way, in the words of the events. */
export function toTravelled(
  message: MessageRow,
  text: PhoneMessageRow | undefined,
  legs: readonly ReceiptRow[],
): object {
  return {
    ...toMessage(message),
    text: text === undefined ? null : { to: text.to, dateCreated: isoDate(text.dateCreated) },
    legs: legs.map((leg) => ({ ...toLeg(leg), dateCreated: isoDate(leg.dateCreated) })),
  };
}

/** One event as docs/emulator.md lists them. */
export function toEventBody(event: ControlEvent, origin: string): object {
  switch (event.type) {
    case "messageAccepted":
      return { type: event.type, ...toMessage(event.message) };
    case "legSent":
    case "receiptChanged":
      return { type: event.type, ...toLeg(event.receipt) };
    case "phoneMessage":
      return {
        type: event.type,
        address: event.message.phone,
        message: toPhoneMessage(event.message, origin),
      };
    case "phoneChanged":
      return { type: event.type, phone: toPhone(event.phone) };
    case "phoneRemoved":
    case "autocreationChanged":
    case "clockMoved":
    case "inboundDropped":
    case "reset":
      return event;
  }
}

function toMessage(row: MessageRow): object {
  return {
    conversationSid: row.conversationSid,
    messageSid: row.sid,
    index: row.index,
    author: row.author,
    body: row.body,
    dateCreated: isoDate(row.dateCreated),
  };
}

function toLeg(row: ReceiptRow): object {
  return {
    receiptSid: row.sid,
    channelMessageSid: row.channelMessageSid,
    conversationSid: row.conversationSid,
    messageSid: row.messageSid,
    participantSid: row.participantSid,
    from: row.from,
    to: row.to,
    status: row.status,
    errorCode: row.errorCode,
    dateUpdated: isoDate(row.dateUpdated),
  };
}

function isoDate(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
