import type { ConversationSid } from "../domain/sids.ts";
import type { ChatState, TimelineRow } from "./chatState.ts";
import { emptyTimeline } from "./chatState.ts";

const noRows: readonly TimelineRow[] = [];
const joined = new WeakMap<
  readonly TimelineRow[],
  WeakMap<readonly TimelineRow[], readonly TimelineRow[]>
>();

/** Messages, then our own that are not confirmed yet. */
export function timelineRows(state: ChatState, sid: ConversationSid): readonly TimelineRow[] {
  const rows = (state.timelines[sid] ?? emptyTimeline).rows;
  const waiting = state.outboxRows[sid] ?? noRows;
  if (waiting.length === 0) return rows;
  const known = joined.get(rows)?.get(waiting);
  if (known !== undefined) return known;
  const both = [...rows, ...waiting];
  const byWaiting =
    joined.get(rows) ?? new WeakMap<readonly TimelineRow[], readonly TimelineRow[]>();
  joined.set(rows, byWaiting.set(waiting, both));
  return both;
}

/** The highest index known of a conversation, be it from a message or from the conversation itself; -1 when it is empty. */
export function newestIndex(state: ChatState, sid: ConversationSid): number {
  const newest = state.timelines[sid]?.newestSid ?? null;
  const held = newest === null ? -1 : (state.messages[newest]?.index ?? -1);
  return Math.max(held, state.conversations[sid]?.lastMessage?.index ?? -1);
}

/** When a row was written; 0 for a row that is gone. */
export function rowDate(state: ChatState, row: TimelineRow): number {
  if (row.messageSid !== null) return state.messages[row.messageSid]?.dateCreated ?? 0;
  if (row.clientMessageId !== null) return state.outbox[row.clientMessageId]?.createdAt ?? 0;
  return 0;
}

/** Tells authors apart without the cost of naming them. */
export function rowAuthorKey(state: ChatState, row: TimelineRow): string {
  const message = row.messageSid === null ? undefined : state.messages[row.messageSid];
  // An outbox row is one's own. A program that writes in a person's name is not that person.
  if (message === undefined) return `own:${state.me ?? ""}`;
  if (message.author === state.me) return `own:${message.author ?? ""}`;
  return `${message.author ?? ""}:${message.participantSid === null ? "program" : "participant"}`;
}
