import { useMemo } from "react";
import type { Address } from "../../domain/address.ts";
import type { PhoneMessage } from "./emulatorSchemas.ts";
import { usePhones } from "./phonesStore.ts";
import {
  type OpenThread,
  phoneThreads,
  type PhoneThread,
  threadKey,
  viewOf,
} from "./phoneThreads.ts";

const nothing: readonly PhoneMessage[] = [];

interface Threads {
  threads: readonly PhoneThread[];
  view: OpenThread;
  /** The open one; one with nothing in it before the first text. */
  thread: PhoneThread | undefined;
}

/** The threads of a phone, and which of them it shows. */
export function useThreads(phone: Address): Threads {
  const messages = usePhones((state) => state.messages[phone] ?? nothing);
  const chosen = usePhones((state) => state.open[phone]);
  return useMemo(() => {
    const threads = phoneThreads(messages);
    const view = viewOf(threads, chosen);
    if (view.view !== "thread") return { threads, view, thread: undefined };
    const key = threadKey(view.others);
    const thread = threads.find((one) => one.key === key);
    return { threads, view, thread: thread ?? { key, others: view.others, messages: nothing } };
  }, [messages, chosen]);
}
