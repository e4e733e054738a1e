import { useMemo } from "react";
import type { Address } from "../../domain/address.ts";
import { contactOf } from "../../domain/person.ts";
import { addressOf, givenName } from "../../domain/phoneBinding.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";

/** What people called each phone, in any conversation, else what the customer service does. */
export function usePhoneNames(): ReadonlyMap<Address, string> {
  const participants = useChatStore((state) => state.participants);
  const learnedBindings = useChatStore((state) => state.learnedBindings);
  const contacts = useChatStore((state) => state.contacts);
  return useMemo(() => {
    const names = new Map<Address, string>();
    for (const people of Object.values(participants)) {
      for (const participant of Object.values(people)) {
        const address = addressOf(participant, learnedBindings[participant.sid]);
        if (address === null) continue;
        const given = givenName(participant.attributes);
        const name = given ?? names.get(address) ?? contactOf(address, contacts)?.name;
        if (name !== undefined) names.set(address, name);
      }
    }
    return names;
  }, [participants, learnedBindings, contacts]);
}
