import type { Address } from "./address.ts";
import type { ChatEvent } from "./chatEvent.ts";
import type { ContentTemplate } from "./contentTemplate.ts";
import type {
  Attributes,
  Conversation,
  DeliveryReceipt,
  Message,
  Participant,
} from "./entities.ts";
import type { Identity } from "./identity.ts";
import type { OutgoingMessage } from "./outgoingMessage.ts";
import type { ConversationSid, MediaSid, MessageSid, ParticipantSid } from "./sids.ts";

export interface MessagePage {
  /** Ascending by index. */
  messages: Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** The answer to adding a phone: the one place where the service surely tells a phone person's binding. */
export interface AddedPhone {
  participantSid: ParticipantSid;
  address: Address;
  proxyAddress: Address;
}

/**
 * The port to the chat service: facts come out of `subscribe`, commands go in. `src/twilio` implements it with the
 * official SDK, tests with a fake. Every command rejects with a ChatError and nothing else.
 */
export interface ChatGateway {
  subscribe(listener: (event: ChatEvent) => void): () => void;
  /** Once. `connected` comes after the first answers of the service, so that every command works from then on. */
  start(token: string): void;
  /** Shuts the SDK down and takes every listener off. */
  stop(): Promise<void>;
  /** To be called after `tokenAboutToExpire` or `tokenExpired`; `unauthorized` when the token is refused. */
  updateToken(token: string): Promise<void>;
  /** Drops the connection and connects again at once. What was under way is answered with `unknownOutcome` or `offline`. */
  reconnect(): void;
  /** Asks the service for a sign of life; a connection that gives none within seconds is dropped and made anew. */
  checkConnection(): void;

  /** Latest page, or the page before/after an index. `anchor` is exclusive. */
  loadMessages(
    conversationSid: ConversationSid,
    request: { direction: "older" | "newer"; anchor?: number; pageSize: number },
  ): Promise<MessagePage>;
  /**
   * The messages that the service has after the newest one told here, ascending. Read past every cache: what this does
   * not find was not there when it was asked.
   */
  loadUntold(conversationSid: ConversationSid): Promise<Message[]>;
  loadParticipants(conversationSid: ConversationSid): Promise<Participant[]>;
  loadUser(identity: Identity): Promise<void>;

  /**
   * Uploads files, then posts. Resolves to the message's index. Aborting stops files on their way and rejects with
   * `unknownOutcome`: nobody can tell whether the message itself had been posted.
   */
  sendMessage(
    conversationSid: ConversationSid,
    message: OutgoingMessage,
    signal?: AbortSignal,
  ): Promise<number>;
  editMessage(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
    body: string,
  ): Promise<void>;
  /**
   * Writes what `change` makes of a message's attributes as they were last told. They can only be written as a whole,
   * and a page read anew does not freshen a message that the SDK holds: only events do.
   */
  changeMessageAttributes(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
    change: (attributes: Attributes) => Attributes,
  ): Promise<void>;
  removeMessage(conversationSid: ConversationSid, messageSid: MessageSid): Promise<void>;
  deliveryReceipts(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
  ): Promise<DeliveryReceipt[]>;
  /** Short-lived links to media content, by media sid. The message may be one that only a snapshot has told. */
  mediaUrls(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
    index: number,
  ): Promise<Map<MediaSid, string>>;
  /** The account's Content templates that have a text. */
  contentTemplates(): Promise<ContentTemplate[]>;
  markRead(conversationSid: ConversationSid, index: number): Promise<void>;
  typing(conversationSid: ConversationSid): Promise<void>;

  /** Creates and joins. */
  createConversation(friendlyName: string): Promise<Conversation>;
  renameConversation(conversationSid: ConversationSid, friendlyName: string): Promise<void>;
  leaveConversation(conversationSid: ConversationSid): Promise<void>;
  addChatParticipant(conversationSid: ConversationSid, identity: Identity): Promise<void>;
  /** A refused pair rejects with code 50416 and the holder's conversationSid. */
  addPhoneParticipant(
    conversationSid: ConversationSid,
    phone: { address: Address; proxyAddress: Address; attributes: Attributes },
  ): Promise<AddedPhone>;
  removeParticipant(
    conversationSid: ConversationSid,
    participantSid: ParticipantSid,
  ): Promise<void>;
  setMuted(conversationSid: ConversationSid, muted: boolean): Promise<void>;
  /** For everybody, with its messages. */
  deleteConversation(conversationSid: ConversationSid): Promise<void>;
  /** Replaces them as a whole. */
  updateParticipantAttributes(
    conversationSid: ConversationSid,
    participantSid: ParticipantSid,
    attributes: Attributes,
  ): Promise<void>;
  /** The friendly name of whoever is signed in. */
  updateOwnName(friendlyName: string): Promise<void>;
}
