import { useEffect, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { allAssignments, type Assignment, ownAssignments } from "./assignment.ts";
import { fetchAssignments, type ToldAssignments } from "./fetchAssignments.ts";

/** Changes in conversations of others are only found by asking again. */
const askAgainMs = 20_000;
/** Several people may be added one after the other. */
const settledMs = 400;

interface KnownAssignments {
  assignments: readonly Assignment[];
  /** Not all could be counted. */
  isPartial: boolean;
  /** Why conversations of others are not known. */
  error: ErrorFacts | null;
  isLoading: boolean;
}

/** The pairs of all phones that the signed-in person knows: one's own live, those of others as the server tells. */
export function useAssignments(): KnownAssignments {
  const facts = useChatStore(
    useShallow(({ conversations, participants, learnedBindings }) => ({
      conversations,
      participants,
      learnedBindings,
    })),
  );
  const own = useMemo(() => ownAssignments(facts), [facts]);
  const pairs = own.map(({ address, proxyAddress }) => `${address} ${proxyAddress}`).join();
  const [told, setTold] = useState<ToldAssignments | null>(null);
  const [error, setError] = useState<ErrorFacts | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const ask = async () => {
      try {
        const answer = await fetchAssignments();
        if (isOver) return;
        setTold(answer);
        setError(null);
      } catch (reason) {
        if (!isOver) setError(errorFacts(reason));
      }
      if (!isOver) timer = setTimeout(() => void ask(), askAgainMs);
    };
    timer = setTimeout(() => void ask(), settledMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [pairs]);

  const assignments = useMemo(() => allAssignments(own, told?.assignments ?? []), [own, told]);
  return {
    assignments,
    isPartial: told?.isPartial === true,
    error,
    isLoading: told === null && error === null,
  };
}
