import type { Address, Channel } from "./address.ts";
import type { AggregatedDelivery, DeliveryStatus } from "./deliveryStatus.ts";
import type { Identity } from "./identity.ts";
import type {
  ContentSid,
  ConversationSid,
  MediaSid,
  MessageSid,
  ParticipantSid,
  ReceiptSid,
} from "./sids.ts";

/** Attributes as parsed JSON. An object in nearly every app; Twilio allows any JSON value. */
export type Attributes = Readonly<Record<string, unknown>>;

export type ConversationState = "active" | "inactive" | "closed";

export interface Conversation {
  sid: ConversationSid;
  friendlyName: string | null;
  uniqueName: string | null;
  attributes: Attributes;
  state: ConversationState;
  createdBy: string | null;
  /** Epoch ms. */
  dateCreated: number;
  dateUpdated: number;
  /** Newest message as the service tells it; the text comes from the timeline. */
  lastMessage: { index: number; dateCreated: number } | null;
  /** Highest index that the signed-in person has read; null when never set. */
  lastReadMessageIndex: number | null;
  muted: boolean;
}

export interface Participant {
  sid: ParticipantSid;
  conversationSid: ConversationSid;
  /** `chat` has an identity, the others are phones. Unknown kinds of Twilio (email, …) are shown as chat without identity. */
  channel: Channel;
  identity: Identity | null;
  /** Where this phone is reached; null for chat people and when no source tells it (wire protocol: bindings are not promised). */
  address: Address | null;
  /** The Twilio number that speaks to this phone. */
  proxyAddress: Address | null;
  /** In a group text: the Twilio number behind which this chat person, or a program, takes part. */
  projectedAddress: Address | null;
  /** What they may do; null for phones and when it is not told. What a role allows, nobody tells. */
  roleSid: string | null;
  attributes: Attributes;
  dateCreated: number | null;
  lastReadMessageIndex: number | null;
  lastReadTimestamp: number | null;
}

export interface MediaItem {
  sid: MediaSid;
  contentType: string;
  filename: string | null;
  sizeBytes: number;
}

export interface Message {
  sid: MessageSid;
  conversationSid: ConversationSid;
  /** Place in the conversation, from 0; gaps are allowed, order is not arrival. */
  index: number;
  /** Identity, phone address, or whatever a program wrote (`system` when it wrote nothing). */
  author: string | null;
  /** The participant who wrote it; null for programs. */
  participantSid: ParticipantSid | null;
  body: string | null;
  attributes: Attributes;
  media: readonly MediaItem[];
  contentSid: ContentSid | null;
  dateCreated: number;
  dateUpdated: number;
  /** Null while Twilio tells nothing of legs, and for messages that reach chat people only. */
  delivery: AggregatedDelivery | null;
  /** Who last changed its text or its attributes; null when nobody did. What becomes of its legs is no such change. */
  lastUpdatedBy: string | null;
}

/** One leg of one message: what became of it on the way to one phone. */
export interface DeliveryReceipt {
  sid: ReceiptSid;
  messageSid: MessageSid;
  participantSid: ParticipantSid;
  status: DeliveryStatus;
  /** Twilio's error code; null when there is none. */
  errorCode: number | null;
  dateUpdated: number;
}

export interface User {
  identity: Identity;
  friendlyName: string;
  /** Null while the service does not tell (reachability is off by default). */
  isOnline: boolean | null;
}
