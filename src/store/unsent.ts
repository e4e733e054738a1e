import type { ConversationSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import type { Composing } from "./composing.ts";

type Written = Pick<ChatState, "outbox" | "drafts">;
type Attached = Pick<Composing, "files">;
type Changed = Pick<Composing, "editing">;

/** What somebody wrote that nobody has got. */
export interface Unsent {
  /** In the outbox, waiting or refused. */
  messages: number;
  /** Conversations in which something is being written, attached or changed. */
  drafts: number;
}

export function unsent(
  { outbox, drafts }: Written,
  { files, editing }: Attached & Changed,
): Unsent {
  const begun = new Set([
    ...Object.keys(files),
    ...Object.keys(editing),
    ...Object.keys(drafts).filter((sid) => hasDraft({ drafts }, sid as ConversationSid)),
  ]);
  return { messages: Object.keys(outbox).length, drafts: begun.size };
}

/**
 * Conversations that one is no longer in and wrote in last: nothing else leads to those words. None while the list is
 * not complete, since the conversation may yet come.
 */
export function leftBehind(state: ChatState, { files }: Attached): ConversationSid[] {
  if (state.listStatus !== "ready") return [];
  // The keys of these records are sids of conversations.
  const sids = [state.outboxRows, state.drafts, files].flatMap(Object.keys) as ConversationSid[];
  return [...new Set(sids)].filter(
    (sid) =>
      state.conversations[sid] === undefined &&
      (state.outboxRows[sid] !== undefined || files[sid] !== undefined || hasDraft(state, sid)),
  );
}

/** The first of the words that were left there; empty for files alone. */
export function wordsLeft(state: ChatState, sid: ConversationSid): string {
  const id = state.outboxRows[sid]?.[0]?.clientMessageId ?? null;
  const message = id === null ? undefined : state.outbox[id];
  return (message?.body ?? "").trim() || (state.drafts[sid] ?? "").trim();
}

function hasDraft({ drafts }: Pick<ChatState, "drafts">, sid: ConversationSid): boolean {
  return (drafts[sid] ?? "").trim() !== "";
}
