import type { LogFilter, LoggedText } from "../store/messagingLogTable.ts";
import type { Page, PageRequest } from "../store/page.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { legContent } from "./legContent.ts";
import { mapPage, paged } from "./paged.ts";
import { countSegments } from "./segments.ts";

/** A text as the Messaging log has it. */
export interface LogEntry extends LoggedText {
  segments: number;
  /** Of its conversation; null outside of one. */
  messagingServiceSid: string | null;
}

/** Every text between Twilio and phones: legs, what phones have sent, and Twilio's own answers (LOG1). */
export interface MessagingLog {
  /** Newest first. */
  list(filter: LogFilter, page: PageRequest): Page<LogEntry>;
  /** Throws 20404. */
  get(sid: string): LogEntry;
}

export function createMessagingLog({ store }: ServiceContext): MessagingLog {
  const complete = (text: LoggedText): LogEntry => {
    const message =
      text.direction === "outbound" && text.messageSid !== null
        ? store.messages.get(text.messageSid)
        : undefined;
    const content = message === undefined ? text : legContent(message);
    const { body } = content;
    // What was loaded for a template is on the phone only.
    const loaded =
      message === undefined || message.contentSid === null
        ? undefined
        : store.phoneMessages.get(text.sid)?.media;
    const media = loaded ?? content.media;
    const conversation =
      text.conversationSid === null ? undefined : store.conversations.get(text.conversationSid);
    return {
      ...text,
      body,
      media,
      segments: countSegments(body, media.length, text),
      messagingServiceSid: conversation?.messagingServiceSid ?? null,
    };
  };
  return {
    list(filter, { pageSize, pageToken }) {
      return mapPage(
        paged(() => store.messagingLog.list(filter, { pageSize, pageToken })),
        complete,
      );
    },
    get(sid) {
      const text = store.messagingLog.get(sid);
      if (text === undefined) throw new ApiError(20404);
      return complete(text);
    },
  };
}
