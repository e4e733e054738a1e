import { createContext, useContext } from "react";
import type { Address } from "../domain/address.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { Attributes, DeliveryReceipt, Message } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { MessageContent } from "../domain/outgoingMessage.ts";
import type { Quote } from "../domain/quote.ts";
import type { ConversationSid, MediaSid, MessageSid, ParticipantSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";
import type { Attachment } from "../store/composing.ts";
import type { LoadedTemplates } from "./templates.ts";

/** What the screens may ask for. Everything that can fail rejects with a ChatError. */
export interface ChatCommands {
  /** Puts the text into the outbox, clears the draft and returns; what becomes of it is in the store. */
  sendMessage(conversationSid: ConversationSid, body: string): void;
  /** Puts a message with files, a template or a quote into the outbox and leaves the draft alone. */
  sendContent(conversationSid: ConversationSid, content: MessageContent): void;
  retrySend(clientMessageId: ClientMessageId): void;
  /** Out of the outbox, unless it turns out to have arrived. */
  discardSend(clientMessageId: ClientMessageId): void;
  /** As `discardSend`, and its text and files go back to what is being written. */
  takeBackSend(clientMessageId: ClientMessageId): void;
  setDraft(conversationSid: ConversationSid, body: string): void;
  /** The files beside the draft; kept like it, gone with none. */
  setDraftFiles(conversationSid: ConversationSid, files: readonly Attachment[]): void;
  /** What the draft answers; kept like it. */
  setReply(conversationSid: ConversationSid, quote: Quote | undefined): void;
  /** Opens a message's text for change, or goes on with a change that waits; kept like a draft. */
  beginEdit(conversationSid: ConversationSid, messageSid: MessageSid): void;
  changeEdit(conversationSid: ConversationSid, messageSid: MessageSid, body: string): void;
  endEdit(conversationSid: ConversationSid, messageSid: MessageSid): void;
  /** The message is gone: the words go on as a draft. */
  rescueEdit(conversationSid: ConversationSid, messageSid: MessageSid): void;
  /**
   * Makes sure that a conversation's people are loaded, and its messages from the newest page or, with more unread, from
   * where reading stopped. Safe to call again. Resolves when that is done, or has failed.
   */
  openConversation(conversationSid: ConversationSid): Promise<void>;
  /** The newest messages for a row of the list; safe to call again. */
  loadPreview(conversationSid: ConversationSid): void;
  loadOlder(conversationSid: ConversationSid): void;
  loadNewer(conversationSid: ConversationSid): void;
  /** Shows the history around a message; resolves when it is there. */
  loadAround(conversationSid: ConversationSid, index: number): Promise<void>;
  /** The first message of that time or later, with its surroundings; null when there is none. Epoch ms. */
  loadAroundDate(conversationSid: ConversationSid, date: number): Promise<number | null>;
  /** Back to the newest messages after `loadAround`. */
  loadLatest(conversationSid: ConversationSid): Promise<void>;
  /** While somebody reads further up in it, a long thread is held as a whole; gives what ends that. */
  holdThread(conversationSid: ConversationSid): () => void;
  /** Coalesced, and only ever moves forward. */
  markRead(conversationSid: ConversationSid, index: number): void;
  typing(conversationSid: ConversationSid): void;
  editMessage(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
    body: string,
  ): Promise<void>;
  removeMessage(conversationSid: ConversationSid, messageSid: MessageSid): Promise<void>;
  /** Adds one's own reaction or takes it back, and keeps what others add at the same time. */
  toggleReaction(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
    emoji: string,
  ): Promise<void>;
  /** Templates that may be sent here: those of the account, and those that a service offers for a customer. */
  loadTemplates(
    conversationSid: ConversationSid,
    customer: Address | null,
  ): Promise<LoadedTemplates>;
  deliveryReceipts(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
  ): Promise<DeliveryReceipt[]>;
  mediaUrls(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
  ): Promise<Map<MediaSid, string>>;

  createConversation(friendlyName: string): Promise<ConversationSid>;
  renameConversation(conversationSid: ConversationSid, friendlyName: string): Promise<void>;
  leaveConversation(conversationSid: ConversationSid): Promise<void>;
  setMuted(conversationSid: ConversationSid, muted: boolean): Promise<void>;
  addChatParticipant(conversationSid: ConversationSid, identity: Identity): Promise<void>;
  addPhoneParticipant(
    conversationSid: ConversationSid,
    phone: { address: Address; proxyAddress: Address; attributes?: Attributes },
  ): Promise<void>;
  removeParticipant(
    conversationSid: ConversationSid,
    participantSid: ParticipantSid,
  ): Promise<void>;

  /** Gives a phone person a name, for everybody in the conversation; an empty one takes it away. */
  nameParticipant(
    conversationSid: ConversationSid,
    participantSid: ParticipantSid,
    name: string,
  ): Promise<void>;
  /** Nobody can write in it afterwards, and its pairs are free again. */
  closeConversation(conversationSid: ConversationSid): Promise<void>;
  /** For everybody, with its messages. */
  deleteConversation(conversationSid: ConversationSid): Promise<void>;
  /** Whether somebody has signed in under this name before; null when it cannot be told. */
  userExists(identity: Identity): Promise<boolean | null>;
  setOwnName(friendlyName: string): Promise<void>;
  /** All messages, oldest first, page by page; past the store, which holds what is on the screen. */
  readHistory(conversationSid: ConversationSid): AsyncIterable<readonly Message[]>;

  /** The Twilio numbers that may be used as proxy address (`GET /api/numbers`), in the order that gives them their letters. */
  loadNumbers(): Promise<TwilioNumber[]>;
  /** The Twilio number that the operator's service wants for a phone; null when there is no such service. */
  proposeNumber(address: Address): Promise<Address | null>;
  /** Tries the connection again at once. */
  reconnect(): void;
  /** Wipes what is kept here and shuts the SDK down, whether or not the server can be told; it never rejects. */
  signOut(): Promise<void>;
}

const ChatCommandsContext = createContext<ChatCommands | null>(null);

export const ChatCommandsProvider = ChatCommandsContext.Provider;

export function useChatCommands(): ChatCommands {
  const commands = useContext(ChatCommandsContext);
  if (commands === null) throw new Error("useChatCommands needs a ChatCommandsProvider above it");
  return commands;
}
