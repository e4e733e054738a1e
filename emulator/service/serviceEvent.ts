import type { Address } from "../../src/domain/address.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type { ConversationSid, MediaSid, ServiceSid } from "../../src/domain/sids.ts";
import type {
  ConversationRow,
  MediaReference,
  MessageRow,
  ParticipantRow,
  ReceiptRow,
  ScopedWebhookRow,
  UserRow,
} from "../store/rows.ts";

/** From whom to whom the text was that made a conversation. */
export interface AutocreatedBy {
  from: Address;
  to: Address;
  alsoTo?: readonly Address[];
}

/**
 * What the service tells after a transaction has been committed, in the order of the changes. Each carries whole rows,
 * so that no listener has to read again. `eventId` is that of the entity that changed.
 */
export type ServiceEvent =
  | {
      type: "conversationAdded";
      eventId: number;
      conversation: ConversationRow;
      /** The text that made it (AUTO1). */
      autocreatedBy?: AutocreatedBy;
    }
  | {
      type: "conversationUpdated";
      eventId: number;
      conversation: ConversationRow;
      previous: ConversationRow;
    }
  | {
      type: "conversationRemoved";
      eventId: number;
      conversation: ConversationRow;
      /** Its own, which have gone with it. */
      webhooks: readonly ScopedWebhookRow[];
    }
  | {
      type: "participantAdded";
      eventId: number;
      participant: ParticipantRow;
      conversation: ConversationRow;
    }
  | { type: "participantUpdated"; eventId: number; participant: ParticipantRow }
  | { type: "participantRemoved"; eventId: number; participant: ParticipantRow }
  /** The item in a chat person's own map of conversations. Published after everything it points to. */
  | {
      type: "membershipAdded";
      eventId: number;
      participant: ParticipantRow;
      conversation: ConversationRow;
    }
  | { type: "membershipUpdated"; eventId: number; participant: ParticipantRow }
  | { type: "membershipRemoved"; eventId: number; participant: ParticipantRow }
  | { type: "messageAdded"; eventId: number; message: MessageRow; conversation: ConversationRow }
  | { type: "messageUpdated"; eventId: number; message: MessageRow; reason: "edit" | "delivery" }
  | { type: "messageRemoved"; eventId: number; message: MessageRow }
  | { type: "receiptUpdated"; receipt: ReceiptRow; message: MessageRow }
  | { type: "userAdded"; user: UserRow }
  /** Once for each update, after the `userUpdated` of its parts. */
  | { type: "userChanged"; user: UserRow }
  | { type: "userUpdated"; user: UserRow; key: "friendlyName" | "attributes"; eventId: number }
  | {
      type: "reachabilityUpdated";
      serviceSid: ServiceSid;
      identity: Identity;
      online: boolean;
      eventId: number;
    }
  /** Their message or conversation is gone: the files may go too. */
  | { type: "mediaRemoved"; mediaSids: readonly MediaSid[] }
  /** A leg waits for the carrier. */
  | { type: "legQueued"; receipt: ReceiptRow; message: MessageRow }
  /** Twilio answers a text by itself: STOP, HELP, the sandbox. */
  | {
      type: "automaticReply";
      from: Address;
      to: Address;
      body: string;
      media?: readonly MediaReference[];
    }
  | {
      type: "typing";
      conversationSid: ConversationSid;
      serviceSid: ServiceSid;
      identity: Identity;
      participants: readonly ParticipantRow[];
    }
  /** Nobody to give it to (IN5), or a webhook has refused it (HOOK5): the text shows in the log only. */
  | {
      type: "inboundDropped";
      from: Address;
      to: Address;
      body: string | null;
      reason: "noMatch" | "refused" | "sandbox";
    };
