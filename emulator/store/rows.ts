import type { Address } from "../../src/domain/address.ts";
import type { AggregatedDelivery, DeliveryStatus } from "../../src/domain/deliveryStatus.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type {
  ContentSid,
  ConversationSid,
  MediaSid,
  MessageSid,
  ParticipantSid,
  ReceiptSid,
  RoleSid,
  ServiceSid,
  UserSid,
} from "../../src/domain/sids.ts";

/*
 * What the tables hold. Dates are epoch milliseconds, attributes JSON text as it was posted. An `eventId` is the value
 * of the one counter that only grows, taken inside the transaction of the change: `addedEventId` of the change that
 * made the item, `eventId` of its latest. Sync replays from them (emulator/sync).
 */

export type ConversationRowState = "active" | "inactive" | "closed" | "initializing";

export interface ConversationRow {
  sid: ConversationSid;
  serviceSid: ServiceSid;
  messagingServiceSid: string;
  friendlyName: string | null;
  uniqueName: string | null;
  attributes: string;
  state: ConversationRowState;
  createdBy: string;
  dateCreated: number;
  dateUpdated: number;
  stateUpdated: number;
  /** ISO 8601 durations; null = off. */
  inactiveTimer: string | null;
  closedTimer: string | null;
  /** When something was last done in it: timers of an active conversation count from here. */
  activityAt: number;
  /** When a timer changes its state next; null: never. */
  timerAt: number | null;
  lastMessageIndex: number | null;
  lastMessageDate: number | null;
  /** The next index to give out; never goes back, also after deletions. */
  nextIndex: number;
  messagesCount: number;
  participantsCount: number;
  eventId: number;
}

export interface ParticipantRow {
  sid: ParticipantSid;
  conversationSid: ConversationSid;
  serviceSid: ServiceSid;
  identity: Identity | null;
  address: Address | null;
  proxyAddress: Address | null;
  projectedAddress: Address | null;
  attributes: string;
  roleSid: RoleSid | null;
  lastReadMessageIndex: number | null;
  lastReadTimestamp: number | null;
  notificationLevel: "default" | "muted";
  dateCreated: number;
  dateUpdated: number;
  addedEventId: number;
  eventId: number;
  /** The same for the item in the person's own map of conversations (chat people only). */
  membershipAddedEventId: number;
  membershipEventId: number;
}

export interface MediaReference {
  sid: MediaSid;
  category: "media" | "body" | "history";
  filename: string | null;
  contentType: string;
  size: number;
}

export interface MessageRow {
  sid: MessageSid;
  conversationSid: ConversationSid;
  serviceSid: ServiceSid;
  index: number;
  author: string;
  participantSid: ParticipantSid | null;
  body: string | null;
  subject: string | null;
  attributes: string;
  contentSid: ContentSid | null;
  media: readonly MediaReference[];
  delivery: AggregatedDelivery | null;
  lastUpdatedBy: string | null;
  dateCreated: number;
  dateUpdated: number;
  addedEventId: number;
  eventId: number;
}

/** One leg: one message on its way to one phone. */
export interface ReceiptRow {
  sid: ReceiptSid;
  conversationSid: ConversationSid;
  messageSid: MessageSid;
  participantSid: ParticipantSid;
  /** SM, MM or WA and 32 hex digits. */
  channelMessageSid: string;
  /** The Twilio number that speaks, and the phone it speaks to. */
  from: Address;
  to: Address;
  status: DeliveryStatus;
  errorCode: number | null;
  dateCreated: number;
  dateUpdated: number;
}

export interface UserRow {
  sid: UserSid;
  serviceSid: ServiceSid;
  identity: Identity;
  friendlyName: string;
  attributes: string;
  roleSid: RoleSid | null;
  dateCreated: number;
  dateUpdated: number;
  friendlyNameEventId: number;
  attributesEventId: number;
}

export interface MediaRow extends MediaReference {
  /** The content itself, where it is no file: what a message made of a template carries along. */
  inline?: string | null;
  serviceSid: ServiceSid;
  author: string;
  conversationSid: ConversationSid | null;
  messageSid: MessageSid | null;
  dateCreated: number;
  dateUpdated: number;
}

/** A Twilio number or WhatsApp sender of the account. The order of rows gives the letters. */
export interface NumberRow {
  sid: string;
  address: Address;
  friendlyName: string;
  capabilities: { sms: boolean; mms: boolean; voice: boolean };
  /** The ordinary webhook of incoming texts. */
  smsUrl: string | null;
  smsMethod: WebhookMethod;
  /** The messaging service whose sender it is. */
  messagingServiceSid: string | null;
  /** Of a WhatsApp sender: only one that is ONLINE can write. */
  senderStatus: "ONLINE" | "PENDING_VERIFICATION";
  dateCreated: number;
}

/** A Messaging Service (`MG…`): numbers with settings in common. */
export interface MessagingServiceRow {
  sid: string;
  friendlyName: string;
  inboundRequestUrl: string | null;
  inboundMethod: WebhookMethod;
  /** Leaves incoming texts to the webhook of their number. */
  useInboundWebhookOnNumber: boolean;
  /** Whether texts to its numbers make conversations; Twilio's console sets it. */
  autocreates: boolean;
  /** What is kept and changes nothing here. */
  settings: MessagingSettings;
  dateCreated: number;
  dateUpdated: number;
}

export interface MessagingSettings {
  fallbackUrl: string | null;
  fallbackMethod: WebhookMethod;
  statusCallback: string | null;
  stickySender: boolean;
  mmsConverter: boolean;
  smartEncoding: boolean;
  scanMessageContent: "inherit" | "enable" | "disable";
  fallbackToLongCode: boolean;
  areaCodeGeomatch: boolean;
  synchronousValidation: boolean;
  validityPeriod: number;
  usecase: string;
}

/** An A2P 10DLC campaign of a messaging service (`QE…`). */
export interface CampaignRow {
  sid: string;
  messagingServiceSid: string;
  brandRegistrationSid: string;
  usecase: string;
  description: string;
  messageFlow: string;
  messageSamples: readonly string[];
  hasEmbeddedLinks: boolean;
  hasEmbeddedPhone: boolean;
  dateCreated: number;
  dateUpdated: number;
}

export type WebhookMethod = "GET" | "POST";

/** The webhooks of the account or of one service. */
export interface WebhooksRow {
  /** `account`, or the sid of the service. */
  scope: string;
  preWebhookUrl: string | null;
  postWebhookUrl: string | null;
  method: WebhookMethod;
  /** Names of events; null while never set. */
  filters: readonly string[] | null;
  target: "webhook" | "flex";
}

/** A webhook of one conversation (`WH…`). */
export interface ScopedWebhookRow {
  sid: string;
  conversationSid: ConversationSid;
  serviceSid: ServiceSid;
  target: "webhook" | "trigger" | "studio";
  url: string | null;
  method: WebhookMethod;
  filters: readonly string[];
  /** Keywords; a message with one of them calls a trigger. */
  triggers: readonly string[];
  flowSid: string | null;
  replayAfter: number | null;
  dateCreated: number;
  dateUpdated: number;
}

/** What is to happen when a text matches no conversation. */
export interface AutoCreation {
  enabled: boolean;
  type: "default" | "webhook" | "studio";
  /** Null: the default service. */
  conversationServiceSid: ServiceSid | null;
  webhookUrl: string | null;
  webhookMethod: WebhookMethod;
  webhookFilters: readonly string[];
  studioFlowSid: string | null;
  studioRetryCount: number;
}

/** An address of the account and what it does with texts (`IG…`). */
export interface AddressConfigurationRow {
  sid: string;
  /** As it was posted: Twilio gives the case of letters back. */
  type: string;
  address: Address;
  friendlyName: string | null;
  autoCreation: AutoCreation;
  addressCountry: string | null;
  dateCreated: number;
  dateUpdated: number;
}

export type ApprovalStatus =
  | "unsubmitted"
  | "received"
  | "pending"
  | "approved"
  | "rejected"
  | "paused"
  | "disabled";

/** What WhatsApp says of a template. */
export interface ContentApproval {
  name: string;
  category: string;
  contentType: string;
  status: ApprovalStatus;
  rejectionReason: string;
  allowCategoryChange: boolean;
}

/** A Content template (`HX…`). */
export interface ContentRow {
  sid: ContentSid;
  friendlyName: string;
  language: string;
  /** Placeholder to sample value. */
  variables: Readonly<Record<string, string>>;
  /** Kind (`twilio/text`) to its fields. */
  types: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Null: never submitted. */
  approval: ContentApproval | null;
  /** `sandbox`: one of the presets, the only ones that the WhatsApp sandbox may begin with. */
  origin: "account" | "sandbox";
  dateCreated: number;
  dateUpdated: number;
}

/** A credential of a push service (`CR…`), without its secrets. */
export interface CredentialRow {
  sid: string;
  friendlyName: string | null;
  type: "apn" | "gcm" | "fcm";
  /** Twilio writes it as a text. */
  sandbox: "True" | "False";
  dateCreated: number;
  dateUpdated: number;
}

/** A template as it was filled in. */
export interface RenderedContent {
  type: string;
  data: Readonly<Record<string, unknown>>;
}

/** How a handset, or the way to it, is: what the carrier makes of a leg (emulator/phones/legOutcome.ts). */
export type PhoneState =
  | "on"
  | "off"
  | "blocked"
  | "landline"
  | "unknown"
  | "filtered"
  | "unregistered";

export interface PhoneRow {
  address: Address;
  label: string;
  state: PhoneState;
  dateCreated: number;
}

/** A text as the phone itself shows it: inbound is what it received. */
export interface PhoneMessageRow {
  sid: string;
  phone: Address;
  direction: "inbound" | "outbound";
  from: Address;
  to: Address;
  /** The others that a group text went to. */
  alsoTo: readonly Address[];
  body: string | null;
  media: readonly MediaReference[];
  /** Buttons and such, on WhatsApp. */
  content: RenderedContent | null;
  status: "received" | "delivered" | "undelivered";
  /** The message that it is a leg of or became; null when no conversation took it. */
  conversationSid: ConversationSid | null;
  messageSid: MessageSid | null;
  dateCreated: number;
}

/** What is left of a removed item, for clients that still have to hear of it (wire protocol 12.2). */
export interface TombstoneRow {
  kind: "message" | "participant" | "membership" | "conversation";
  /** Conversation sid, or the identity for memberships (with the service's sid in `serviceSid`). */
  owner: string;
  serviceSid: ServiceSid;
  /** Message index, participant sid or conversation sid. */
  key: string;
  eventId: number;
  /** The last row, as JSON. */
  lastValue: string;
}

/** A Conversation Service, with what is configured for it. */
export interface ServiceRow {
  sid: ServiceSid;
  friendlyName: string;
  /** Of somebody who joins what they have made, of everybody else who joins, of a new user. */
  creatorRoleSid: RoleSid;
  conversationRoleSid: RoleSid;
  serviceRoleSid: RoleSid;
  /** Whether people are told who is online. */
  reachability: boolean;
  notifications: NotificationSettings;
  dateCreated: number;
  dateUpdated: number;
}

export interface NotificationSetting {
  enabled: boolean;
  template: string | null;
  sound: string | null;
}

/** What push notifications would say; kept, and none are sent. */
export interface NotificationSettings {
  logEnabled: boolean;
  newMessage: NotificationSetting & {
    badgeCountEnabled: boolean;
    withMedia: Pick<NotificationSetting, "enabled" | "template">;
  };
  addedToConversation: NotificationSetting;
  removedFromConversation: NotificationSetting;
}

export interface RoleRow {
  sid: RoleSid;
  serviceSid: ServiceSid;
  friendlyName: string;
  type: "conversation" | "service";
  permissions: readonly string[];
  dateCreated: number;
  dateUpdated: number;
}
