import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Address, PhoneChannel } from "../domain/address.ts";
import type { Participant } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { Person } from "../domain/person.ts";
import { chatPerson, contactOf, participantPerson } from "../domain/person.ts";
import { proxyAddressOf } from "../domain/phoneBinding.ts";
import type { ConversationSid, ParticipantSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";
import { numberLetter } from "../domain/twilioNumber.ts";
import { useChatStore } from "./chatStoreContext.ts";
import { nobody, participantOrder } from "./conversationSelectors.ts";
import type { NumberChoice } from "./numberSelectors.ts";
import { numberChoices } from "./numberSelectors.ts";
import { usePeopleFacts } from "./usePeopleFacts.ts";

export function useMe(): Identity | null {
  return useChatStore((state) => state.me);
}

/** Oneself first, then chat people, then phones. */
export function useParticipantSids(conversationSid: ConversationSid): readonly ParticipantSid[] {
  const me = useMe();
  const order = useChatStore((state) =>
    participantOrder(state.participants[conversationSid] ?? nobody),
  );
  return useMemo(
    () =>
      order
        .toSorted((a, b) => Number(isMe(b, me)) - Number(isMe(a, me)))
        .map((participant) => participant.sid),
    [order, me],
  );
}

function isMe(participant: Participant, me: Identity | null): boolean {
  return me !== null && participant.identity === me;
}

export function useParticipant(
  conversationSid: ConversationSid,
  participantSid: ParticipantSid,
): Participant | undefined {
  return useChatStore((state) => state.participants[conversationSid]?.[participantSid]);
}

/** Undefined when that participant is not (or no longer) known. */
export function useParticipantPerson(
  conversationSid: ConversationSid,
  participantSid: ParticipantSid | undefined,
): Person | undefined {
  const facts = usePeopleFacts(conversationSid);
  return useMemo(() => {
    const participant =
      participantSid === undefined ? undefined : facts.participants[participantSid];
    return participant === undefined ? undefined : participantPerson(participant, facts);
  }, [facts, participantSid]);
}

/** The Twilio number that speaks to a phone person. */
export function useProxyAddress(
  conversationSid: ConversationSid,
  participantSid: ParticipantSid,
): Address | null {
  return useChatStore((state) => {
    const participant = state.participants[conversationSid]?.[participantSid];
    if (participant === undefined) return null;
    return proxyAddressOf(participant, state.learnedBindings[participantSid]);
  });
}

/** The friendly name, else the identity. */
export function useUserName(identity: Identity): string {
  return useChatStore((state) => {
    const person = chatPerson(identity, state);
    return person.kind === "chat" ? person.name : identity;
  });
}

/** How the customer service calls whoever has this number. */
export function useContactName(address: Address | null): string | null {
  return useChatStore((state) =>
    address === null ? null : (contactOf(address, state.contacts)?.name ?? null),
  );
}

/** Null until `loadNumbers` has answered. */
export function useNumbers(): readonly TwilioNumber[] | null {
  return useChatStore((state) => state.numbers);
}

/** A, B, … in the order of the account's numbers; null for an address that is none of them. */
export function useNumberLetter(address: Address | null): string | null {
  return useChatStore((state) => {
    const place = (state.numbers ?? []).findIndex((number) => number.address === address);
    return place < 0 ? null : numberLetter(place);
  });
}

/** The Twilio numbers for a phone, free ones first. */
export function useNumberChoices(
  address: Address | null,
  channel: PhoneChannel,
): readonly NumberChoice[] {
  const facts = useChatStore(
    useShallow((state) => ({
      conversations: state.conversations,
      participants: state.participants,
      learnedBindings: state.learnedBindings,
      numbers: state.numbers,
    })),
  );
  return useMemo(() => numberChoices(facts, address, channel), [facts, address, channel]);
}
