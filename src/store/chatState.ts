import type { ChatError } from "../domain/chatError.ts";
import type { ConnectionStatus } from "../domain/chatEvent.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { Contacts } from "../domain/contact.ts";
import type {
  Conversation,
  DeliveryReceipt,
  Message,
  Participant,
  User,
} from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { PageState } from "../domain/pageState.ts";
import type { PhoneBinding } from "../domain/phoneBinding.ts";
import type { ConversationSid, MessageSid, ParticipantSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";

/**
 * A row of a thread: a message, or one of ours that is not confirmed yet. `key` is the clientMessageId where there is
 * one, so that the row is the same before and after the confirmation. Rows are never changed, only replaced.
 */
export interface TimelineRow {
  readonly key: string;
  readonly messageSid: MessageSid | null;
  readonly clientMessageId: ClientMessageId | null;
}

/** The part of a conversation's history that is held without gaps. */
export interface Timeline {
  /** Ascending by index. */
  rows: readonly TimelineRow[];
  older: PageState;
  /** A page has been read: what `rows` holds has no gaps. */
  isLoaded: boolean;
  /** `end`: live messages join at the end. */
  newer: PageState;
  /** Why the last page did not come. */
  error: ChatError | null;
  /** Newest message held, be it in `rows` or not. */
  newestSid: MessageSid | null;
  /** The rows that stand from the last visit, until a page has been read; null when there are none. */
  restored: ReadonlySet<MessageSid> | null;
}

/** Entities by sid. Nothing that can be derived from them is kept here. */
export interface ChatState {
  me: Identity | null;
  connection: ConnectionStatus;
  /**
   * `snapshot`: what is shown is from the last visit. `partial`: what the service has told is shown, and some conversation
   * still does not come. `ready`: the list is the service's, and complete.
   */
  listStatus: "loading" | "snapshot" | "partial" | "ready";
  conversations: Readonly<Record<ConversationSid, Conversation>>;
  /** Conversations known from the last visit only. */
  unconfirmed: Readonly<Record<ConversationSid, true>>;
  /** By conversation first: a change in one leaves the others' reference alone. */
  participants: Readonly<Record<ConversationSid, Readonly<Record<ParticipantSid, Participant>>>>;
  messages: Readonly<Record<MessageSid, Message>>;
  timelines: Readonly<Record<ConversationSid, Timeline>>;
  users: Readonly<Record<Identity, User>>;
  typing: Readonly<Record<ConversationSid, readonly Identity[]>>;
  outbox: Readonly<Record<ClientMessageId, OutboxMessage>>;
  /** Rows of the outbox, in order of sending. */
  outboxRows: Readonly<Record<ConversationSid, readonly TimelineRow[]>>;
  /** Ids that have been seen in a message: an outbox entry with one of them is done. */
  confirmed: Readonly<Record<ClientMessageId, MessageSid>>;
  drafts: Readonly<Record<ConversationSid, string>>;
  receipts: Readonly<Record<MessageSid, readonly DeliveryReceipt[]>>;
  /** Phone people's addresses learned from authors and from the answer to adding them. */
  learnedBindings: Readonly<Record<ParticipantSid, PhoneBinding>>;
  numbers: readonly TwilioNumber[] | null;
  /** What the operator's customer service knows of the people behind numbers. */
  contacts: Contacts;
  /** Sids that are gone for good; a page that was under way must not bring them back. */
  removed: Readonly<Record<MessageSid | ParticipantSid, true>>;
}

export const emptyTimeline: Timeline = {
  rows: [],
  older: "unknown",
  isLoaded: false,
  newer: "end",
  error: null,
  newestSid: null,
  restored: null,
};

export const emptyState: ChatState = {
  me: null,
  connection: { status: "connecting" },
  listStatus: "loading",
  conversations: {},
  unconfirmed: {},
  participants: {},
  messages: {},
  timelines: {},
  users: {},
  typing: {},
  outbox: {},
  outboxRows: {},
  confirmed: {},
  drafts: {},
  receipts: {},
  learnedBindings: {},
  numbers: null,
  contacts: {},
  removed: {},
};

/** The service has told its list, be it with a conversation missing: work on those that are there may begin. */
export function hasServiceList({ listStatus }: Pick<ChatState, "listStatus">): boolean {
  return listStatus === "ready" || listStatus === "partial";
}
