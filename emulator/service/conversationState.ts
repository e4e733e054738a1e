import type { ConversationRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { nextTimerAt } from "./timers.ts";

export type SettableState = "active" | "inactive" | "closed";

const settable: readonly string[] = ["active", "inactive", "closed"] satisfies SettableState[];

function isSettable(word: string): word is SettableState {
  return settable.includes(word);
}

/** Reads a posted state (STATE1). Throws 50374, 50378. */
export function checkState(text: string): SettableState {
  if (text === "") throw new ApiError(50374);
  const word = text.toLowerCase();
  if (!isSettable(word)) throw new ApiError(50378);
  return word;
}

/** Throws 50384 for a conversation that would be born closed (STATE1). */
export function checkInitialState(text: string | undefined): "active" | "inactive" {
  if (text === undefined) return "active";
  const state = checkState(text);
  if (state === "closed") throw new ApiError(50384);
  return state;
}

/** What brings an inactive conversation back to life (STATE3); nothing for others. */
export function reactivation(conversation: ConversationRow, now: number): Partial<ConversationRow> {
  return conversation.state === "inactive"
    ? { state: "active", stateUpdated: now, activityAt: now }
    : {};
}

/** Writes a change of a conversation; the caller tells of it. Must run inside a transaction. */
export function writeConversation(
  { store }: ServiceContext,
  conversation: ConversationRow,
  patch: Partial<ConversationRow>,
): ConversationRow {
  const change = {
    ...patch,
    timerAt: nextTimerAt({ ...conversation, ...patch }),
    eventId: store.eventIds.next(),
  };
  store.conversations.update(conversation.sid, change);
  return { ...conversation, ...change };
}

/** Writes a change of a conversation and tells of it. Must run inside a transaction. */
export function changeConversation(
  context: ServiceContext,
  conversation: ConversationRow,
  patch: Partial<ConversationRow>,
): ConversationRow {
  const changed = writeConversation(context, conversation, patch);
  const { eventId } = changed;
  context.emit({
    type: "conversationUpdated",
    eventId,
    conversation: changed,
    previous: conversation,
  });
  return changed;
}
