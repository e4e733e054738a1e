import { useMemo } from "react";
import type { Address } from "../../domain/address.ts";
import { addressOf, givenName } from "../../domain/phoneBinding.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";

/** What people called each phone, in any conversation. */
export function usePhoneNames(): ReadonlyMap<Address, string> {
  const participants = useChatStore((state) => state.participants);
  const learnedBindings = useChatStore((state) => state.learnedBindings);
  return useMemo(() => {
    const names = new Map<Address, string>();
    for (const people of Object.values(participants)) {
      for (const participant of Object.values(people)) {
        const address = addressOf(participant, learnedBindings[participant.sid]);
        const name = givenName(participant.attributes);
        if (address !== null && name !== null) names.set(address, name);
      }
    }
    return names;
  }, [participants, learnedBindings]);
}
