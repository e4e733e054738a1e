import { pageSize } from "../domain/pageState.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ChatState, TimelineRow } from "./chatState.ts";
import { emptyTimeline } from "./chatState.ts";
import { lastMessageSid } from "./conversationSelectors.ts";
import { newestIndex } from "./timelineSelectors.ts";

/**
 * Index up to which the person has read; -1 when nothing. Until it was set for the first time Twilio tells null, and
 * counts nothing (Read Horizon). A conversation on one page is then new from its first message: a stranger's text is not
 * to be overlooked. Whoever comes into a longer one has not missed all of its past: there it stays null.
 */
export function readHorizon(state: ChatState, sid: ConversationSid): number | null {
  const told = state.conversations[sid]?.lastReadMessageIndex ?? null;
  if (told !== null) return told;
  return newestIndex(state, sid) < pageSize ? -1 : null;
}

/**
 * Messages after the read horizon that are not one's own; null where that is not known. Counted one by one when all of
 * them are held, else the difference of the indexes, which also counts gaps and one's own.
 */
export function unreadCount(state: ChatState, sid: ConversationSid): number | null {
  const horizon = readHorizon(state, sid);
  if (state.conversations[sid] === undefined || horizon === null) return null;
  return othersAfter(state, sid, horizon);
}

/** As `unreadCount` counts, from any index. */
export function othersAfter(state: ChatState, sid: ConversationSid, index: number): number {
  const { rows, newer, newestSid } = state.timelines[sid] ?? emptyTimeline;
  const lastIndex = newestIndex(state, sid);
  if (lastIndex <= index) return 0;
  const newest = newestSid === null ? undefined : state.messages[newestSid];
  const reachesEnd = newer === "end" && (newest?.index ?? -1) >= lastIndex;
  if (!isHeldFrom(state, sid, index) || !reachesEnd) return lastIndex - index;
  return rowsAfter(state, rows, index).filter((row) => isFromOther(state, row)).length;
}

/** True for unread messages, and where their number is not known, for a last word of somebody else. */
export function isUnread(state: ChatState, sid: ConversationSid): boolean {
  const count = unreadCount(state, sid);
  if (count !== null) return count > 0;
  if ((state.conversations[sid]?.lastMessage ?? null) === null) return false;
  const last = lastMessageSid(state, sid);
  return last === null || state.messages[last]?.author !== state.me;
}

/** Whether the place where reading stopped is in what is held, or nowhere. */
export function holdsFirstUnread(state: ChatState, sid: ConversationSid): boolean {
  const horizon = readHorizon(state, sid);
  if (horizon === null || newestIndex(state, sid) <= horizon) return true;
  return isHeldFrom(state, sid, horizon);
}

export interface FirstUnread {
  /** Of its row. */
  key: string;
  /** Messages of others from there on. */
  count: number;
}

/** The first message of somebody else that is unread; null when there is none, or when it is not held. */
export function firstUnread(state: ChatState, sid: ConversationSid): FirstUnread | null {
  const horizon = readHorizon(state, sid);
  const count = unreadCount(state, sid) ?? 0;
  if (horizon === null || count === 0) return null;
  const { rows } = state.timelines[sid] ?? emptyTimeline;
  const first = rowsAfter(state, rows, horizon).find((row) => isFromOther(state, row));
  return first === undefined ? null : { key: first.key, count };
}

/** Index of the message that follows this one; null when that is not held. */
export function indexAfter(state: ChatState, sid: ConversationSid, index: number): number | null {
  if (!isHeldFrom(state, sid, index)) return null;
  const { rows } = state.timelines[sid] ?? emptyTimeline;
  const [next] = rowsAfter(state, rows, index);
  return next === undefined ? null : indexOf(state, next);
}

/** Whether the service has no message of that index: those around it are held, and it is not among them. */
export function isMissing(state: ChatState, sid: ConversationSid, index: number): boolean {
  const { isLoaded, newer } = state.timelines[sid] ?? emptyTimeline;
  if (!isLoaded || !isHeldFrom(state, sid, index - 1)) return false;
  const next = indexAfter(state, sid, index - 1);
  return next === null ? newer === "end" : next > index;
}

function isHeldFrom(state: ChatState, sid: ConversationSid, index: number): boolean {
  const { rows, older } = state.timelines[sid] ?? emptyTimeline;
  const [first] = rows;
  return older === "end" || (first !== undefined && indexOf(state, first) <= index + 1);
}

/** The rows of messages after an index, ascending. Nearly always few, so they are looked for from the end. */
function rowsAfter(
  state: ChatState,
  rows: readonly TimelineRow[],
  index: number,
): readonly TimelineRow[] {
  const last = rows.findLastIndex((row) => indexOf(state, row) <= index);
  return rows.slice(last + 1);
}

function indexOf(state: ChatState, row: TimelineRow): number {
  const message = row.messageSid === null ? undefined : state.messages[row.messageSid];
  return message?.index ?? -1;
}

function isFromOther(state: ChatState, { messageSid }: TimelineRow): boolean {
  const message = messageSid === null ? undefined : state.messages[messageSid];
  return message !== undefined && message.author !== state.me;
}
