import type { Address } from "../domain/address.ts";
import type { ChatError } from "../domain/chatError.ts";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { MessagePage } from "../domain/chatGateway.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { Contact } from "../domain/contact.ts";
import type { DeliveryReceipt } from "../domain/entities.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { ConversationSid, MessageSid, ParticipantSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";
import type { ChatSnapshot, ThreadSnapshot } from "./chatSnapshot.ts";

/** Which page was asked for. Without an anchor: the newest page. */
export type PageRequest =
  | { direction: "older"; anchor: number | null }
  | { direction: "newer"; anchor: number };

/** Facts of our own side. */
export type LocalEvent =
  | { type: "pageRequested"; conversationSid: ConversationSid; request: PageRequest }
  | {
      type: "pageLoaded";
      conversationSid: ConversationSid;
      request: PageRequest;
      page: MessagePage;
    }
  | { type: "pageFailed"; conversationSid: ConversationSid; request: PageRequest; error: ChatError }
  | { type: "snapshotLoaded"; snapshot: ChatSnapshot }
  | { type: "threadRestored"; thread: ThreadSnapshot }
  | { type: "outboxPut"; message: OutboxMessage }
  | { type: "outboxRemoved"; clientMessageId: ClientMessageId }
  | { type: "draftChanged"; conversationSid: ConversationSid; body: string }
  | { type: "receiptsLoaded"; messageSid: MessageSid; receipts: readonly DeliveryReceipt[] }
  /** A page somewhere in the history, to be shown in place of what is shown. */
  | { type: "windowLoaded"; conversationSid: ConversationSid; page: MessagePage }
  /** What lies before the newest `keep` rows need not be held any longer. */
  | { type: "olderForgotten"; conversationSid: ConversationSid; keep: number }
  | { type: "numbersLoaded"; numbers: readonly TwilioNumber[] }
  | { type: "contactsLoaded"; contacts: readonly Contact[] }
  | {
      type: "phoneAdded";
      participantSid: ParticipantSid;
      address: Address;
      proxyAddress: Address;
    };

export type StoreEvent = ChatEvent | LocalEvent;
