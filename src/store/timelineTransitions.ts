import { isAddress } from "../domain/address.ts";
import type { ChatError } from "../domain/chatError.ts";
import type { MessagePage } from "../domain/chatGateway.ts";
import { clientMessageIdOf } from "../domain/clientMessageId.ts";
import type { Message } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import { sameValue } from "../domain/sameValue.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState, Timeline, TimelineRow } from "./chatState.ts";
import { emptyTimeline } from "./chatState.ts";
import { learnBinding, setTyping } from "./conversationTransitions.ts";
import { confirmOutbox } from "./outboxTransitions.ts";
import type { Batch } from "./records.ts";
import { drop, put } from "./records.ts";
import type { PageRequest } from "./storeEvent.ts";

/*
 * A timeline is a window without gaps. A page without an anchor starts it at the newest message, older and newer pages
 * widen it, and while its newer end is the end of the conversation, live messages join it. A message outside the window
 * is kept but not shown, or the window would have a hidden gap.
 */

export function upsertMessage(state: ChatState, message: Message, batch: Batch): ChatState {
  const stored = storeMessage(state, message, batch);
  if (stored === state && state.messages[message.sid] === undefined) return state;
  const known = stored.timelines[message.conversationSid] ?? emptyTimeline;
  const timeline = confirmRestored(known, message.sid);
  const shown = belongs(stored, timeline, message)
    ? insertRow(stored, timeline, message)
    : timeline;
  return putTimeline(stored, message.conversationSid, withNewest(stored, shown, message), batch);
}

export function removeMessage(
  state: ChatState,
  conversationSid: ConversationSid,
  messageSid: MessageSid,
  batch: Batch,
): ChatState {
  if (state.removed[messageSid] === true) return state;
  const removed = put(state.removed, messageSid, true, batch);
  const messages = drop(state.messages, messageSid, batch);
  const timeline = state.timelines[conversationSid];
  const without = { ...state, removed, messages };
  if (timeline === undefined) return without;
  const rows = timeline.rows.filter((row) => row.messageSid !== messageSid);
  const newestSid =
    timeline.newestSid === messageSid ? (rows.at(-1)?.messageSid ?? null) : timeline.newestSid;
  return putTimeline(without, conversationSid, { ...timeline, rows, newestSid }, batch);
}

export function requestPage(
  state: ChatState,
  conversationSid: ConversationSid,
  request: PageRequest,
  batch: Batch,
): ChatState {
  const timeline = state.timelines[conversationSid] ?? emptyTimeline;
  // The newest page read again: nothing on the screen waits for it.
  if (request.anchor === null && timeline.isLoaded) return state;
  const waiting: Timeline = { ...timeline, error: null, [request.direction]: "loading" };
  return putTimeline(state, conversationSid, waiting, batch);
}

/** A page somewhere in the history takes the place of the window. A page under way belongs to the old one. */
export function loadWindow(
  state: ChatState,
  conversationSid: ConversationSid,
  page: MessagePage,
  batch: Batch,
): ChatState {
  const messages = page.messages.filter((message) => state.removed[message.sid] !== true);
  let stored = state;
  for (const message of messages) stored = storeMessage(stored, message, batch);
  const [first] = messages;
  const last = messages.at(-1);
  if (first === undefined || last === undefined) return stored;
  const timeline = stored.timelines[conversationSid] ?? emptyTimeline;
  const window: Timeline = {
    ...timeline,
    rows: messages.map(toRow),
    isLoaded: true,
    // A page that starts at the first index has nothing before it, whatever the pages between say.
    older: first.index > 0 ? "more" : "end",
    newer: page.hasNewer ? "more" : "end",
    error: null,
  };
  const attached = page.hasNewer ? window : attachEnd(stored, window, first.index, page);
  return putTimeline(stored, conversationSid, withNewest(stored, attached, last), batch);
}

export function failPage(
  state: ChatState,
  conversationSid: ConversationSid,
  request: PageRequest,
  error: ChatError,
  batch: Batch,
): ChatState {
  const timeline = state.timelines[conversationSid] ?? emptyTimeline;
  if (timeline[request.direction] !== "loading") return state;
  const before = request.anchor === null ? "unknown" : "more";
  const failed: Timeline = { ...timeline, error, [request.direction]: before };
  return putTimeline(state, conversationSid, failed, batch);
}

/** Stores what a page holds like events: of some of its messages no event will ever come (wire protocol 12.3, 16). */
export function loadPage(
  state: ChatState,
  conversationSid: ConversationSid,
  request: PageRequest,
  page: MessagePage,
  batch: Batch,
): ChatState {
  const messages = page.messages.filter((message) => state.removed[message.sid] !== true);
  let stored =
    request.anchor === null ? dropRestored(state, conversationSid, messages, batch) : state;
  for (const message of messages) stored = storeMessage(stored, message, batch);
  const timeline = stored.timelines[conversationSid] ?? emptyTimeline;
  const held = messages.map((message) => stored.messages[message.sid] ?? message);
  let next = widen(stored, timeline, request, held, page);
  const last = held.at(-1);
  if (last !== undefined) next = withNewest(stored, next, last);
  return putTimeline(stored, conversationSid, next, batch);
}

/** The first page decides about the rows from the last visit: what it does not hold has been removed, or lies before it. */
function dropRestored(
  state: ChatState,
  conversationSid: ConversationSid,
  page: readonly Message[],
  batch: Batch,
): ChatState {
  const timeline = state.timelines[conversationSid];
  const restored = timeline?.restored ?? null;
  if (timeline === undefined || restored === null) return state;
  const gone = new Set(restored);
  for (const message of page) gone.delete(message.sid);
  let { messages } = state;
  for (const sid of gone) messages = drop(messages, sid, batch);
  const rows = timeline.rows.filter((row) => row.messageSid === null || !gone.has(row.messageSid));
  const isNewestGone = timeline.newestSid !== null && gone.has(timeline.newestSid);
  const newestSid = isNewestGone ? (rows.at(-1)?.messageSid ?? null) : timeline.newestSid;
  const left = { ...timeline, rows, newestSid, restored: null };
  return putTimeline({ ...state, messages }, conversationSid, left, batch);
}

/** Somebody told of this message: it is no memory of the last visit any more. */
function confirmRestored(timeline: Timeline, sid: MessageSid): Timeline {
  if (timeline.restored?.has(sid) !== true) return timeline;
  const restored = new Set(timeline.restored);
  restored.delete(sid);
  return { ...timeline, restored };
}

function widen(
  state: ChatState,
  timeline: Timeline,
  request: PageRequest,
  messages: readonly Message[],
  page: MessagePage,
): Timeline {
  if (request.anchor === null) return startWindow(state, timeline, messages, page);
  // The window was started anew while this page was under way: it may not touch the new one.
  if (timeline[request.direction] !== "loading") return timeline;
  const rows = mergeRows(state, timeline.rows, messages);
  if (request.direction === "older") {
    return { ...timeline, rows, older: page.hasOlder ? "more" : "end", error: null };
  }
  if (page.hasNewer) return { ...timeline, rows, newer: "more", error: null };
  return attachEnd(state, { ...timeline, rows, newer: "end", error: null }, request.anchor, page);
}

/** The newest page. What is already shown stays when the page touches it; else there is a gap and the page stands alone. */
function startWindow(
  state: ChatState,
  timeline: Timeline,
  messages: readonly Message[],
  page: MessagePage,
): Timeline {
  const first = messages[0];
  const older = page.hasOlder ? "more" : "end";
  if (first === undefined) {
    const known = timeline.rows.length === 0 ? older : timeline.older;
    return { ...timeline, isLoaded: true, older: known, newer: "end", error: null };
  }
  const shown = new Set(timeline.rows.map((row) => row.messageSid));
  const touches = messages.some((message) => shown.has(message.sid));
  const attached = { ...timeline, isLoaded: true, newer: "end" as const, error: null };
  if (timeline.isLoaded && touches) {
    const rows = mergeRows(state, timeline.rows, messages);
    return attachEnd(state, { ...attached, rows }, first.index, page);
  }
  // Somebody reads further up: the newest page must not take that away. Scrolling on reaches it.
  if (timeline.isLoaded && timeline.newer !== "end") return timeline;
  const live = timeline.rows.filter((row) => indexOf(state, row) > first.index);
  const rows = mergeRows(state, timeline.newer === "end" ? live : [], messages);
  return attachEnd(state, { ...attached, rows, older }, first.index, page);
}

/** Takes in the live messages that came while the window did not reach the end. */
function attachEnd(
  state: ChatState,
  timeline: Timeline,
  fromIndex: number,
  page: MessagePage,
): Timeline {
  const newest = timeline.newestSid === null ? undefined : state.messages[timeline.newestSid];
  const pageEnd = page.messages.at(-1);
  if (newest === undefined || pageEnd === undefined || newest.index <= pageEnd.index) {
    return timeline;
  }
  const later = Object.values(state.messages).filter(
    (message) => message.conversationSid === newest.conversationSid && message.index > fromIndex,
  );
  return { ...timeline, rows: mergeRows(state, timeline.rows, later) };
}

export function storeMessage(state: ChatState, message: Message, batch: Batch): ChatState {
  if (state.removed[message.sid] === true) return state;
  const known = state.messages[message.sid];
  if (known !== undefined && known.dateUpdated > message.dateUpdated) return state;
  if (sameValue(known, message)) return state;
  let next: ChatState = { ...state, messages: put(state.messages, message.sid, message, batch) };
  if (message.participantSid !== null && message.author !== null && isAddress(message.author)) {
    const binding = { address: message.author, proxyAddress: null };
    next = learnBinding(next, message.participantSid, binding, batch);
  }
  const clientMessageId = clientMessageIdOf(message.attributes);
  if (clientMessageId !== null) next = confirmOutbox(next, clientMessageId, message.sid, batch);
  if (known !== undefined || message.author === null) return next;
  // Whoever's message came has stopped typing; the author of such a message is an identity.
  return setTyping(next, message.conversationSid, message.author as Identity, false, batch);
}

function belongs(state: ChatState, timeline: Timeline, message: Message): boolean {
  const first = timeline.rows[0];
  const last = timeline.rows.at(-1);
  if (first === undefined || last === undefined) return timeline.newer === "end";
  // Before the first page nothing is shown of it, and below the first page's end nothing can be missing.
  const startsEarly = timeline.older === "end" || timeline.older === "unknown";
  if (message.index < indexOf(state, first) && !startsEarly) return false;
  return timeline.newer === "end" || message.index <= indexOf(state, last);
}

function insertRow(state: ChatState, timeline: Timeline, message: Message): Timeline {
  const rows = mergeRows(state, timeline.rows, [message]);
  return rows === timeline.rows ? timeline : { ...timeline, rows };
}

/** Union of rows and messages, ascending by index. Same reference when nothing is new. */
export function mergeRows(
  state: ChatState,
  rows: readonly TimelineRow[],
  messages: readonly Message[],
): readonly TimelineRow[] {
  const merged = [...rows];
  for (const message of messages) {
    const place = placeFor(state, merged, message.index);
    if (merged[place]?.messageSid === message.sid) continue;
    merged.splice(place, 0, toRow(message));
  }
  return merged.length === rows.length ? rows : merged;
}

/** Where an index stands, or would stand. Nearly always the end, so that side is looked at first. */
function placeFor(state: ChatState, rows: readonly TimelineRow[], index: number): number {
  const last = rows.at(-1);
  if (last === undefined || indexOf(state, last) < index) return rows.length;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && indexOf(state, row) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toRow(message: Message): TimelineRow {
  const clientMessageId = clientMessageIdOf(message.attributes);
  return { key: clientMessageId ?? message.sid, messageSid: message.sid, clientMessageId: null };
}

function indexOf(state: ChatState, row: TimelineRow): number {
  const message = row.messageSid === null ? undefined : state.messages[row.messageSid];
  return message?.index ?? -1;
}

function withNewest(state: ChatState, timeline: Timeline, message: Message): Timeline {
  const newest = timeline.newestSid === null ? undefined : state.messages[timeline.newestSid];
  if (newest !== undefined && newest.index >= message.index) return timeline;
  return { ...timeline, newestSid: message.sid };
}

function putTimeline(
  state: ChatState,
  conversationSid: ConversationSid,
  timeline: Timeline,
  batch: Batch,
): ChatState {
  if (state.timelines[conversationSid] === timeline) return state;
  return { ...state, timelines: put(state.timelines, conversationSid, timeline, batch) };
}
