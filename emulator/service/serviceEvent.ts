import type { Address } from "../../src/domain/address.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type { ConversationSid, MediaSid, ServiceSid } from "../../src/domain/sids.ts";
import type {
  ConversationRow,
  MessageRow,
  ParticipantRow,
  ReceiptRow,
  UserRow,
} from "../store/rows.ts";

/**
 * What the service tells after a transaction has been committed, in the order of the changes. Each carries whole rows,
 * so that no listener has to read again. `eventId` is that of the entity that changed.
 */
export type ServiceEvent =
  | { type: "conversationAdded"; eventId: number; conversation: ConversationRow }
  | { type: "conversationUpdated"; eventId: number; conversation: ConversationRow }
  | { type: "conversationRemoved"; eventId: number; conversation: ConversationRow }
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
  | { type: "messageUpdated"; eventId: number; message: MessageRow }
  | { type: "messageRemoved"; eventId: number; message: MessageRow }
  | { type: "receiptUpdated"; receipt: ReceiptRow; message: MessageRow }
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
  | {
      type: "typing";
      conversationSid: ConversationSid;
      serviceSid: ServiceSid;
      identity: Identity;
      participants: readonly ParticipantRow[];
    }
  /** Nobody to give it to: the text shows in the log only (IN5). */
  | { type: "inboundDropped"; from: Address; to: Address; body: string | null };
