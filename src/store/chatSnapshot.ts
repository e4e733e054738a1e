import type { Contacts } from "../domain/contact.ts";
import type { Conversation, Message, Participant, User } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { PhoneBinding } from "../domain/phoneBinding.ts";
import type { ConversationSid, ParticipantSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";

/** A conversation as the list shows it. */
export interface ConversationSnapshot {
  conversation: Conversation;
  participants: readonly Participant[];
  /** The newest message, when it was held here. */
  lastMessage: Message | null;
}

/** The newest messages of a conversation that was open, ascending by index. */
export interface ThreadSnapshot {
  conversationSid: ConversationSid;
  messages: readonly Message[];
}

/** What belongs to no conversation. */
export interface SnapshotFacts {
  me: Identity;
  users: readonly User[];
  learnedBindings: Readonly<Record<ParticipantSid, PhoneBinding>>;
  numbers: readonly TwilioNumber[] | null;
  contacts: Contacts;
}

/** What one person last saw, kept on this machine to be shown before the network answers. */
export interface ChatSnapshot {
  facts: SnapshotFacts;
  conversations: readonly ConversationSnapshot[];
}
