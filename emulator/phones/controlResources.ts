import { countSegments } from "../service/segments.ts";
import type { PhoneMessageRow, PhoneRow, ReceiptRow } from "../store/rows.ts";
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

/** One event as docs/emulator.md lists them. */
export function toEventBody(event: ControlEvent, origin: string): object {
  switch (event.type) {
    case "messageAccepted": {
      const { message } = event;
      return {
        type: event.type,
        conversationSid: message.conversationSid,
        messageSid: message.sid,
        index: message.index,
        author: message.author,
        body: message.body,
        dateCreated: isoDate(message.dateCreated),
      };
    }
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
