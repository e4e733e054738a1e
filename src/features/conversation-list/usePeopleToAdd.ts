import { useCallback, useEffect, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { type Address, smsAddress } from "../../domain/address.ts";
import {
  noProposal,
  type NumberProposal,
  type ProposalTrouble,
  proposalTrouble,
} from "../../domain/numberProposal.ts";
import { useChatCommands } from "../../session/commands.ts";
import { askForProposal } from "../../session/useProposedNumber.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { chooseNumber, type NumberChoice } from "../../store/numberSelectors.ts";
import { type NewPerson, waysToReach } from "./newPeople.ts";

/** A person with the ways to reach them, as far as these are known by now. */
export interface ResolvedPerson {
  person: NewPerson;
  ways: readonly NumberChoice[];
  proxyAddress: Address | null;
  /** Why the Twilio number that was proposed is not used. */
  trouble: ProposalTrouble | null;
}

interface PeopleToAdd {
  resolved: readonly ResolvedPerson[];
  add(person: NewPerson): void;
  remove(key: string): void;
  pick(key: string, proxyAddress: Address): void;
}

export function usePeopleToAdd(first: readonly NewPerson[]): PeopleToAdd {
  const { loadNumbers, proposeNumber } = useChatCommands();
  const [people, setPeople] = useState(first);
  const [proposals, setProposals] = useState<Readonly<Record<string, NumberProposal>>>({});
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
        if (person.kind === "chat") return { person, ways: [], proxyAddress: null, trouble: null };
        const ways = waysToReach(facts, person.number);
        const proposal = proposals[person.key] ?? noProposal;
        return {
          person,
          ways,
          proxyAddress: chooseNumber(ways, [person.picked, proposal.proxyAddress]),
          trouble: person.picked === null ? proposalTrouble(proposal, ways) : null,
        };
      }),
    [people, facts, proposals],
  );
  const add = useCallback(
    (person: NewPerson) => {
      setPeople((before) => [...before, person]);
      if (person.kind === "chat") return;
      void askForProposal(proposeNumber, smsAddress(person.number)).then((proposal) =>
        setProposals((before) => ({ ...before, [person.key]: proposal })),
      );
    },
    [proposeNumber],
  );
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
