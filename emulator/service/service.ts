import type { Address } from "../../src/domain/address.ts";
import type { DeliveryStatus } from "../../src/domain/deliveryStatus.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type {
  ConversationSid,
  MediaSid,
  MessageSid,
  ReceiptSid,
  ServiceSid,
} from "../../src/domain/sids.ts";
import type { Order, Page, PageRequest } from "../store/page.ts";
import type {
  AddressConfigurationRow,
  ConversationRow,
  ConversationRowState,
  MediaRow,
  MessageRow,
  NumberRow,
  ParticipantRow,
  NotificationSettings,
  ReceiptRow,
  ServiceRow,
  UserRow,
} from "../store/rows.ts";
import type { AccountConfiguration } from "./accountDefaults.ts";
import type { Actor } from "./actor.ts";
import type { AddressConfigurations } from "./addressConfigurations.ts";
import type { Contents } from "./contents.ts";
import type { Credentials } from "./credentials.ts";
import type { ServiceListener } from "./eventQueue.ts";
import type { MessagingLog } from "./messagingLog.ts";
import type { MessagingServices } from "./messagingServices.ts";
import type { Replies } from "./replies.ts";
import type { Roles } from "./roles.ts";
import type { Sandbox } from "./sandbox.ts";
import type { ScopedWebhooks } from "./scopedWebhooks.ts";
import type { WebhookSettings } from "./webhookSettings.ts";

/*
 * The rules of Conversations as the edges see them. Every operation is one transaction (nested ones join it) and
 * throws ApiError; its events are published after COMMIT. Values are checked here, so the edges pass on what was
 * posted: strings as they came, `undefined` for what was not posted. `conversation` is a sid or a unique name.
 */

export interface Service {
  events: { subscribe(listener: ServiceListener): () => void };
  transaction<T>(work: () => T): T;
  /** What `work` would answer, or refuse; afterwards everything is as before. Not inside a transaction. */
  preview<T>(work: () => T): T;
  conversations: Conversations;
  participants: Participants;
  messages: Messages;
  receipts: Receipts;
  inbound: Inbound;
  users: Users;
  readHorizon: ReadHorizon;
  notificationLevel: {
    /** Throws 50430 when not a member, 50210 for another word than `default` or `muted`. */
    set(
      serviceSid: ServiceSid,
      conversation: string,
      identity: Identity,
      level: string,
    ): ParticipantRow;
  };
  /** Tells the other chat people; throws 50350, 50430. */
  typing(serviceSid: ServiceSid, conversation: string, identity: Identity): void;
  media: MediaItems;
  numbers: Numbers;
  contents: Contents;
  credentials: Credentials;
  messagingLog: MessagingLog;
  messagingServices: MessagingServices;
  replies: Replies;
  sandbox: Sandbox;
  webhooks: WebhookSettings;
  scopedWebhooks: ScopedWebhooks;
  addressConfigurations: AddressConfigurations;
  services: Services;
  roles: Roles;
  configuration: AccountConfiguration;
  /** To be started by the program that serves; a service in a test runs none. */
  timers: { start(): void; stop(): void };
}

export interface ConversationInput {
  friendlyName?: string | undefined;
  /** Empty text takes the name away. */
  uniqueName?: string | undefined;
  /** JSON text. */
  attributes?: string | undefined;
  state?: string | undefined;
  messagingServiceSid?: string | undefined;
  inactiveTimer?: string | undefined;
  closedTimer?: string | undefined;
  /** Epoch ms. */
  dateCreated?: number | undefined;
  dateUpdated?: number | undefined;
}

export interface ConversationFilter {
  state?: ConversationRowState | undefined;
  /** Epoch ms, inclusive, on dateCreated. */
  startDate?: number | undefined;
  endDate?: number | undefined;
}

export interface Conversations {
  create(actor: Actor, serviceSid: ServiceSid, input: ConversationInput): ConversationRow;
  /**
   * With everybody or not at all; the answer shows it as it was before they were in. Throws 50425, 50426 and what adding
   * each of them would.
   */
  createWithParticipants(
    actor: Actor,
    serviceSid: ServiceSid,
    input: ConversationInput,
    people: readonly ParticipantInput[],
  ): ConversationRow;
  /** Throws 50350. */
  get(serviceSid: ServiceSid, conversation: string): ConversationRow;
  find(serviceSid: ServiceSid, conversation: string): ConversationRow | undefined;
  list(
    serviceSid: ServiceSid,
    filter: ConversationFilter,
    page: PageRequest,
  ): Page<ConversationRow>;
  update(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    patch: ConversationInput,
  ): ConversationRow;
  /** Answers what was removed. */
  remove(actor: Actor, serviceSid: ServiceSid, conversation: string): ConversationRow;
  /** Throws 50430 unless a chat participant. */
  requireMember(conversationSid: ConversationSid, identity: Identity): ParticipantRow;
  /**
   * What a chat person may read: their conversations, and one they have made but not joined yet (the SDK reads it
   * before `join()`). Throws 50350, 50430.
   */
  requireReadable(
    serviceSid: ServiceSid,
    conversation: string,
    identity: Identity,
  ): { conversation: ConversationRow; participant: ParticipantRow | null };
}

export interface ParticipantInput {
  identity?: string | undefined;
  address?: string | undefined;
  proxyAddress?: string | undefined;
  projectedAddress?: string | undefined;
  attributes?: string | undefined;
  roleSid?: string | undefined;
  dateCreated?: number | undefined;
  dateUpdated?: number | undefined;
}

export interface ParticipantPatch {
  identity?: string | undefined;
  proxyAddress?: string | undefined;
  projectedAddress?: string | undefined;
  attributes?: string | undefined;
  roleSid?: string | undefined;
  lastReadMessageIndex?: number | null | undefined;
  lastReadTimestamp?: number | null | undefined;
  dateCreated?: number | undefined;
  dateUpdated?: number | undefined;
}

/** A person's place in one conversation. `user` is null for phones. */
export interface Membership {
  participant: ParticipantRow;
  conversation: ConversationRow;
  user: UserRow | null;
}

export interface Participants {
  /** One way in for chat people and phones; which of them it is follows from the fields (PART1). */
  add(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    input: ParticipantInput,
  ): ParticipantRow;
  /** By sid or identity; throws 50432. */
  get(conversationSid: ConversationSid, sidOrIdentity: string): ParticipantRow;
  find(conversationSid: ConversationSid, sidOrIdentity: string): ParticipantRow | undefined;
  findMember(conversationSid: ConversationSid, identity: Identity): ParticipantRow | undefined;
  list(conversationSid: ConversationSid, page: PageRequest): Page<ParticipantRow>;
  update(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    sidOrIdentity: string,
    patch: ParticipantPatch,
  ): ParticipantRow;
  /** Answers who was removed. */
  remove(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    sidOrIdentity: string,
  ): ParticipantRow;
  /** Whose pair this is among all conversations that are not closed, in all services. */
  findByPair(address: Address, proxyAddress: Address): ParticipantRow | undefined;
  /** In order of joining; a cached read, not to be changed. */
  ofConversation(conversationSid: ConversationSid): readonly ParticipantRow[];
  /** ParticipantConversations. */
  conversationsOf(
    serviceSid: ServiceSid,
    who: { identity: string } | { address: string },
    page: PageRequest,
  ): Page<Membership>;
}

export interface MessageInput {
  author?: string | undefined;
  body?: string | undefined;
  subject?: string | undefined;
  attributes?: string | undefined;
  mediaSids?: readonly string[] | undefined;
  contentSid?: string | undefined;
  contentVariables?: string | undefined;
  /** What a pre-webhook has made of the author; counts also where an actor may not name one. */
  writtenAuthor?: string | undefined;
  dateCreated?: number | undefined;
  dateUpdated?: number | undefined;
}

export interface MessagePatch {
  author?: string | undefined;
  body?: string | undefined;
  subject?: string | undefined;
  attributes?: string | undefined;
  /** As of MessageInput. */
  writtenAuthor?: string | undefined;
  dateCreated?: number | undefined;
  dateUpdated?: number | undefined;
}

export interface Messages {
  append(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    input: MessageInput,
  ): MessageRow;
  /** Throws 50500. */
  get(conversationSid: ConversationSid, messageSid: string): MessageRow;
  findByIndex(conversationSid: ConversationSid, index: number): MessageRow | undefined;
  /** Keyset pages, for REST. */
  list(
    conversationSid: ConversationSid,
    request: PageRequest & { order?: Order },
  ): Page<MessageRow>;
  /** Of all conversations of all services, newest first. */
  newest(limit: number): MessageRow[];
  /** At most `limit` messages from index `from` on (inclusive; absent: from the first, or last when descending). */
  range(
    conversationSid: ConversationSid,
    request: { order: Order; from?: number | undefined; limit: number },
  ): MessageRow[];
  update(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    messageSid: string,
    patch: MessagePatch,
  ): MessageRow;
  /** Answers what was removed. */
  remove(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    messageSid: string,
  ): MessageRow;
}

export interface Receipts {
  /** All of them, in the order of their making. */
  ofMessage(messageSid: MessageSid): ReceiptRow[];
  list(messageSid: MessageSid, page: PageRequest): Page<ReceiptRow>;
  /** Throws 20404. */
  get(messageSid: MessageSid, receiptSid: string): ReceiptRow;
  find(receiptSid: ReceiptSid): ReceiptRow | undefined;
  /**
   * The carrier's word on one leg. Answers false, and changes nothing, when it would go backwards (RCPT2) or the
   * receipt is gone with its message.
   */
  advance(receiptSid: ReceiptSid, status: DeliveryStatus, errorCode?: number): boolean;
  /** A WhatsApp phone has read what was delivered to it, from one number or from all; answers those receipts. */
  readBy(to: Address, from?: Address): ReceiptRow[];
  /** Legs that are neither done nor failed, oldest first; for taking up work after a restart. */
  pending(): ReceiptRow[];
}

export interface InboundText {
  from: Address;
  to: Address;
  body: string | null;
  /** Rows made with `media.create` before; they move to the conversation's service. */
  mediaSids?: readonly MediaSid[];
  /** The others that a group text goes to: phones and Twilio numbers. */
  alsoTo?: readonly Address[];
}

/** What pre-webhooks have made of a text. */
export interface InboundChange {
  conversation?: Pick<ConversationInput, "friendlyName" | "attributes">;
  message?: Pick<MessageInput, "body" | "attributes" | "writtenAuthor">;
}

/** Where a text goes. */
export type InboundRoute =
  | { kind: "conversation"; conversation: ConversationRow; participant: ParticipantRow }
  | {
      kind: "autocreation";
      serviceSid: ServiceSid;
      /** Null: its messaging service wants it (AUTO8). */
      configuration: AddressConfigurationRow | null;
      /** Of the conversation; undefined: the account's. */
      messagingServiceSid?: string;
    }
  | { kind: "none" };

export interface Accepted {
  conversationSid: ConversationSid;
  messageSid: MessageSid;
}

export interface Inbound {
  route(text: Pick<InboundText, "from" | "to" | "alsoTo">): InboundRoute;
  /** Null: nobody to give it to, logged and dropped (IN5). */
  receive(text: InboundText, change?: InboundChange): Accepted | null;
  /** A webhook has refused it. */
  drop(text: InboundText): void;
}

export interface UserInput {
  friendlyName?: string | undefined;
  attributes?: string | undefined;
  roleSid?: string | undefined;
}

export interface Users {
  /** The user, made on first use. */
  ensure(serviceSid: ServiceSid, identity: Identity): UserRow;
  /** By sid or identity; throws 50200. */
  get(serviceSid: ServiceSid, sidOrIdentity: string): UserRow;
  find(serviceSid: ServiceSid, sidOrIdentity: string): UserRow | undefined;
  list(serviceSid: ServiceSid, page: PageRequest): Page<UserRow>;
  /** Throws 50201 when there is one. */
  create(
    actor: Actor,
    serviceSid: ServiceSid,
    input: UserInput & { identity: string | undefined },
  ): UserRow;
  update(actor: Actor, serviceSid: ServiceSid, sidOrIdentity: string, patch: UserInput): UserRow;
  /** Removes the user and their participants. */
  remove(actor: Actor, serviceSid: ServiceSid, sidOrIdentity: string): void;
  /** In memory only: a restart has nobody online. */
  setOnline(serviceSid: ServiceSid, identity: Identity, online: boolean): void;
  isOnline(serviceSid: ServiceSid, identity: Identity): boolean;
}

export interface ReadHorizon {
  /** Sets it, forwards or backwards; null unsets. Throws 50350, 50430, 50405. */
  set(
    serviceSid: ServiceSid,
    conversation: string,
    identity: Identity,
    index: number | null,
  ): { participant: ParticipantRow; unreadMessagesCount: number | null };
  /** Messages after the horizon, at most 1000; null while it was never set. */
  unreadCount(participant: ParticipantRow): number | null;
}

export interface MediaItems {
  create(row: MediaRow): MediaRow;
  /** Throws 20404. */
  get(serviceSid: ServiceSid, mediaSid: string): MediaRow;
  find(mediaSid: MediaSid): MediaRow | undefined;
}

export interface NumberInput {
  address: Address;
  friendlyName: string;
  capabilities?: NumberRow["capabilities"];
  /** Of a WhatsApp sender; default: ONLINE. */
  senderStatus?: NumberRow["senderStatus"] | undefined;
}

export interface Numbers {
  add(input: NumberInput): NumberRow;
  list(page: PageRequest): Page<NumberRow>;
  all(): NumberRow[];
  findByAddress(address: Address): NumberRow | undefined;
  /** A made-up number, the one asked for or one of the area. Throws 21421, 21422. */
  buy(input: NumberPurchase): NumberRow;
  /** Gives it back; its address configuration goes with it. Throws 20404. */
  release(sid: string): void;
  /** A WhatsApp sender has given the code that it was sent. Throws 20404. */
  verify(sid: string): NumberRow;
  /** The ordinary webhook of incoming texts; empty text takes it away. Throws 20404, 20001. */
  update(sid: string, patch: NumberPatch): NumberRow;
}

export interface NumberPurchase extends NumberPatch {
  phoneNumber?: string | undefined;
  areaCode?: string | undefined;
}

export interface NumberPatch {
  friendlyName?: string | undefined;
  smsUrl?: string | undefined;
  smsMethod?: string | undefined;
}

export interface ServicePatch {
  creatorRoleSid?: string | undefined;
  conversationRoleSid?: string | undefined;
  serviceRoleSid?: string | undefined;
  reachability?: boolean | undefined;
}

/** The Conversation Services of the account, each a closed world (MEM3). */
export interface Services {
  create(friendlyName: string): ServiceRow;
  /** Throws 50050. */
  get(sid: string): ServiceRow;
  has(sid: string): sid is ServiceSid;
  list(page: PageRequest): Page<ServiceRow>;
  /** With everything in it. Throws 20409 for the default service. */
  remove(sid: string): void;
  /** Throws 20161, 50100, 50109. */
  configure(sid: string, patch: ServicePatch): ServiceRow;
  setNotifications(sid: string, notifications: NotificationSettings): ServiceRow;
}
