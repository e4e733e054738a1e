import type { Address } from "../../domain/address.ts";
import type { Conversation, ConversationState, Participant } from "../../domain/entities.ts";
import { addressOf, type PhoneBinding, proxyAddressOf } from "../../domain/phoneBinding.ts";
import type { ConversationSid, ParticipantSid } from "../../domain/sids.ts";

/** A phone and the Twilio number that speaks to it, in one conversation. */
export interface Assignment {
  address: Address;
  proxyAddress: Address;
  /** `closed` has given the pair back. */
  state: ConversationState;
  /** Null for a conversation that the signed-in person is not in. */
  conversationSid: ConversationSid | null;
}

export interface OwnFacts {
  conversations: Readonly<Record<ConversationSid, Conversation>>;
  participants: Readonly<Record<ConversationSid, Readonly<Record<ParticipantSid, Participant>>>>;
  learnedBindings: Readonly<Record<ParticipantSid, PhoneBinding>>;
}

/** What is known here, always live. A phone without a Twilio number of its own (group MMS) takes none. */
export function ownAssignments(facts: OwnFacts): Assignment[] {
  return Object.values(facts.conversations).flatMap(({ sid, state }) =>
    Object.values(facts.participants[sid] ?? {}).flatMap((participant) => {
      const learned = facts.learnedBindings[participant.sid];
      const address = addressOf(participant, learned);
      const proxyAddress = proxyAddressOf(participant, learned);
      if (address === null || proxyAddress === null) return [];
      return [{ address, proxyAddress, state, conversationSid: sid }];
    }),
  );
}

/** One's own conversations as they are here, and what only the server knows. */
export function allAssignments(own: readonly Assignment[], told: readonly Assignment[]) {
  const known = new Set(own.map(({ conversationSid }) => conversationSid));
  const others = told.filter(
    ({ conversationSid }) => conversationSid === null || !known.has(conversationSid),
  );
  return [...own, ...others];
}
