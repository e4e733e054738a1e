import { isSid } from "../../src/domain/sids.ts";
import type {
  ContentRow,
  ConversationRow,
  MediaReference,
  MediaRow,
  MessageRow,
  ParticipantRow,
  RenderedContent,
} from "../store/rows.ts";
import { utf8Length } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { refuseClosed } from "./conversationAccess.ts";
import { reactivation, writeConversation } from "./conversationState.ts";
import { aggregateDelivery } from "./delivery.ts";
import { ApiError } from "./errors.ts";
import { createLegs, startLegs } from "./fanOut.ts";
import { isGroup } from "./groupText.ts";
import { checkBody, checkMessageAttributes, checkSubject, takeMedia } from "./messageFields.ts";
import { fillContent, parseContentVariables } from "./renderContent.ts";
import type { MessageInput } from "./service.ts";

/** Whose message it is: the written name, and the participant it stands for. */
export interface Authorship {
  author: string;
  participant: ParticipantRow | undefined;
}

/**
 * Puts a message at the end of a conversation and sends it on to everybody but its author. The one way in for the SDK,
 * REST and phones. Must run inside a transaction.
 */
export function appendMessage(
  context: ServiceContext,
  conversation: ConversationRow,
  { author, participant }: Authorship,
  input: Omit<MessageInput, "author">,
): MessageRow {
  const { store, ids, clock, emit } = context;
  refuseClosed(conversation);
  // Everybody in a group text has a number (GROUP6).
  if (participant === undefined && isGroup(context.roster.of(conversation.sid))) {
    throw new ApiError(50513);
  }
  const content = checkContent(context, input);
  const now = clock.now();
  const dateCreated = input.dateCreated ?? now;
  const eventId = store.eventIds.next();
  const draft: MessageRow = {
    sid: ids.sid("IM"),
    conversationSid: conversation.sid,
    serviceSid: conversation.serviceSid,
    index: conversation.nextIndex,
    author,
    participantSid: participant?.sid ?? null,
    ...content.fields,
    contentSid: content.template?.sid ?? null,
    delivery: null,
    lastUpdatedBy: null,
    dateCreated,
    dateUpdated: input.dateUpdated ?? dateCreated,
    addedEventId: eventId,
    eventId,
  };
  const legs = createLegs(context, draft, content.template);
  const message = { ...draft, delivery: aggregateDelivery(legs.map((leg) => leg.status)) };

  store.messages.insert(message);
  attachMedia(context, message, content.mediaRows);
  const changed = countIn(context, conversation, message, now);
  emit({ type: "messageAdded", eventId, message, conversation: changed });
  emit({
    type: "conversationUpdated",
    eventId: changed.eventId,
    conversation: changed,
    previous: conversation,
  });
  startLegs(context, legs, message);
  return message;
}

interface Content {
  fields: Pick<MessageRow, "body" | "subject" | "attributes" | "media">;
  mediaRows: readonly MediaRow[];
  template?: ContentRow;
}

/** Checks what is to be said (MSG5). */
function checkContent(context: ServiceContext, input: Omit<MessageInput, "author">): Content {
  const { limits } = context;
  if (input.contentSid !== undefined && input.contentSid !== "") {
    return contentOfTemplate(context, input, input.contentSid);
  }
  const mediaRows = takeMedia(context, input.mediaSids ?? []);
  const body = checkBody(input.body ?? "", limits);
  if (body === "" && mediaRows.length === 0) throw new ApiError(50503);
  return {
    fields: {
      ...checkExtras(context, input),
      body: body === "" ? null : body,
      media: mediaRows.map(toReference),
    },
    mediaRows,
  };
}

/** A template takes the place of body and media (CONTENT3); what it looks like goes along for the SDK and WhatsApp. */
function contentOfTemplate(
  context: ServiceContext,
  input: Omit<MessageInput, "author">,
  contentSid: string,
): Content {
  const template = isSid("HX", contentSid) ? context.store.contents.get(contentSid) : undefined;
  if (template === undefined) throw new ApiError(21655, `ContentSid ${contentSid} is unknown`);
  const filled = fillContent(template, parseContentVariables(input.contentVariables));
  const medium = richMedium(context, filled);
  context.store.media.insert(medium);
  return {
    fields: {
      ...checkExtras(context, input),
      body: filled.body === "" ? null : checkBody(filled.body, context.limits),
      media: [toReference(medium)],
    },
    mediaRows: [medium],
    template,
  };
}

/** What the SDK reads with `getContentData()`: a medium of category `body` that holds the filled template. */
function richMedium(
  { ids, clock, account }: ServiceContext,
  { type, data }: RenderedContent,
): MediaRow {
  const inline = JSON.stringify({ type, data });
  const now = clock.now();
  return {
    sid: ids.sid("ME"),
    category: "body",
    filename: null,
    contentType: `application/x-vnd.com.twilio.rich.${type.replace("/", ".")}`,
    size: utf8Length(inline),
    inline,
    serviceSid: account.serviceSid,
    author: "system",
    conversationSid: null,
    messageSid: null,
    dateCreated: now,
    dateUpdated: now,
  };
}

function checkExtras(
  { limits }: ServiceContext,
  { subject, attributes = "{}" }: Omit<MessageInput, "author">,
): Pick<MessageRow, "subject" | "attributes"> {
  return {
    subject: subject === undefined ? null : checkSubject(subject, limits),
    attributes: checkMessageAttributes(attributes, limits),
  };
}

function toReference({ sid, category, filename, contentType, size }: MediaRow): MediaReference {
  return { sid, category, filename, contentType, size };
}

/** A medium belongs to one message from now on, and to its service: a phone sends before it is known where to. */
function attachMedia(
  { store, clock }: ServiceContext,
  message: MessageRow,
  rows: readonly MediaRow[],
): void {
  for (const row of rows) {
    store.media.update(row.sid, {
      serviceSid: message.serviceSid,
      conversationSid: message.conversationSid,
      messageSid: message.sid,
      dateUpdated: clock.now(),
    });
  }
}

/** The conversation counts the message, gives out no index twice (MSG1), and wakes up (STATE3). */
function countIn(
  context: ServiceContext,
  conversation: ConversationRow,
  message: MessageRow,
  now: number,
): ConversationRow {
  return writeConversation(context, conversation, {
    nextIndex: message.index + 1,
    lastMessageIndex: message.index,
    lastMessageDate: message.dateCreated,
    messagesCount: conversation.messagesCount + 1,
    dateUpdated: now,
    activityAt: now,
    ...reactivation(conversation, now),
  });
}
