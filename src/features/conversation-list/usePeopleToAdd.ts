import { useCallback, useEffect, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Address } from "../../domain/address.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import type { NumberChoice } from "../../store/numberSelectors.ts";
import { chosenNumber, type NewPerson, waysToReach } from "./newPeople.ts";

/** A person with the ways to reach them, as far as these are known by now. */
export interface ResolvedPerson {
  person: NewPerson;
  ways: readonly NumberChoice[];
  proxyAddress: Address | null;
}

interface PeopleToAdd {
  resolved: readonly ResolvedPerson[];
  add(person: NewPerson): void;
  remove(key: string): void;
  pick(key: string, proxyAddress: Address): void;
}

export function usePeopleToAdd(): PeopleToAdd {
  const { loadNumbers } = useChatCommands();
  const [people, setPeople] = useState<readonly NewPerson[]>([]);
  const facts = useChatStore(
    useShallow(({ conversations, participants, learnedBindings, numbers }) => ({
      conversations,
      participants,
      learnedBindings,
      numbers,
    })),
  );

  useEffect(() => {
    // Without numbers a phone cannot be added; its row says so.
    loadNumbers().catch(() => undefined);
  }, [loadNumbers]);

  const resolved = useMemo(
    () =>
      people.map((person) => {
        if (person.kind === "chat") return { person, ways: [], proxyAddress: null };
        const ways = waysToReach(facts, person.number);
        return { person, ways, proxyAddress: chosenNumber(ways, person.picked) };
      }),
    [people, facts],
  );
  const add = useCallback((person: NewPerson) => setPeople((before) => [...before, person]), []);
  const remove = useCallback((key: string) => {
    setPeople((before) => before.filter((person) => person.key !== key));
  }, []);
  const pick = useCallback((key: string, proxyAddress: Address) => {
    setPeople((before) =>
      before.map((person) =>
        person.key === key && person.kind === "phone"
          ? { ...person, picked: proxyAddress }
          : person,
      ),
    );
  }, []);
  return { resolved, add, remove, pick };
}
