import { useContext, useMemo } from "react";
import { useStore } from "zustand/react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConversationSid } from "../domain/sids.ts";
import type { TimelineRow } from "./chatState.ts";
import type { ChatStore } from "./chatStore.ts";
import { ChatStoreContext } from "./chatStoreContext.ts";
import {
  newSystemFacts,
  type SystemLine,
  type ThreadItem,
  withSystemLines,
} from "./systemLines.ts";

type Lines = Readonly<Record<ConversationSid, readonly SystemLine[]>>;

const none: readonly SystemLine[] = [];
const logs = new WeakMap<ChatStore, StoreApi<Lines>>();

/** Follows a store for as long as it lives: lines are kept while another conversation is open. */
function logOf(chat: ChatStore): StoreApi<Lines> {
  const known = logs.get(chat);
  if (known !== undefined) return known;
  const log = createStore<Lines>(() => ({}));
  const since = Date.now();
  let count = 0;
  chat.subscribe((state, before) => {
    for (const [sid, fact] of newSystemFacts(before, state, since)) {
      count += 1;
      const after = state.conversations[sid]?.lastMessage?.index ?? -1;
      const line: SystemLine = { key: `line-${count}`, after, fact };
      log.setState((lines) => ({ ...lines, [sid]: [...(lines[sid] ?? none), line] }));
    }
  });
  logs.set(chat, log);
  return log;
}

/** Messages with what happened between them. */
export function useThreadItems(
  sid: ConversationSid,
  rows: readonly TimelineRow[],
): readonly ThreadItem[] {
  const chat = useContext(ChatStoreContext);
  if (chat === null) throw new Error("useThreadItems needs a ChatStoreProvider above it");
  const lines = useStore(logOf(chat), (log) => log[sid] ?? none);
  return useMemo(() => withSystemLines(chat.getState(), rows, lines), [chat, rows, lines]);
}
