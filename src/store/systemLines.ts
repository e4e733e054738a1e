import type { Participant } from "../domain/entities.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ChatState, TimelineRow } from "./chatState.ts";

/*
 * What happened to a conversation, seen while the app was open: Twilio keeps no history of it. It stands in the thread
 * after the message that was the newest then.
 */

export type SystemFact =
  | { kind: "joined"; participant: Participant }
  /** The participant as it was, so that the line can still name it. */
  | { kind: "left"; participant: Participant }
  | { kind: "renamed"; title: string }
  | { kind: "closed" }
  | { kind: "reopened" };

export interface SystemLine {
  key: string;
  /** Index of the message that it follows; -1 at the beginning. */
  after: number;
  fact: SystemFact;
}

/** Who joined so long after the conversation was made or loaded was not there from the start. */
const foundersMs = 2000;

/** What changed between two states, in the conversations whose thread is held. */
export function newSystemFacts(
  before: ChatState,
  after: ChatState,
  since: number,
): [ConversationSid, SystemFact][] {
  if (before.participants === after.participants && before.conversations === after.conversations) {
    return [];
  }
  const facts: [ConversationSid, SystemFact][] = [];
  for (const sid of heldSids(after)) {
    for (const fact of [
      ...peopleFacts(before, after, sid, since),
      ...conversationFacts(before, after, sid),
    ]) {
      facts.push([sid, fact]);
    }
  }
  return facts;
}

function heldSids(state: ChatState): ConversationSid[] {
  // The keys of the record are sids by its type; Object.keys forgets it.
  const sids = Object.keys(state.timelines) as ConversationSid[];
  return sids.filter((sid) => state.timelines[sid]?.isLoaded === true);
}

function peopleFacts(
  before: ChatState,
  after: ChatState,
  sid: ConversationSid,
  since: number,
): SystemFact[] {
  const earlier = before.participants[sid];
  const later = after.participants[sid];
  // Without people before, this is the roster being loaded.
  if (earlier === later || earlier === undefined || later === undefined) return [];
  const made = after.conversations[sid]?.dateCreated ?? 0;
  const facts: SystemFact[] = [];
  for (const participant of Object.values(later)) {
    const joinedAt = participant.dateCreated ?? 0;
    const isNew = earlier[participant.sid] === undefined;
    if (isNew && joinedAt > since && joinedAt > made + foundersMs) {
      facts.push({ kind: "joined", participant });
    }
  }
  for (const participant of Object.values(earlier)) {
    const isGone = later[participant.sid] === undefined && after.removed[participant.sid] === true;
    if (isGone) facts.push({ kind: "left", participant });
  }
  return facts;
}

function conversationFacts(
  before: ChatState,
  after: ChatState,
  sid: ConversationSid,
): SystemFact[] {
  const earlier = before.conversations[sid];
  const later = after.conversations[sid];
  if (earlier === later || earlier === undefined || later === undefined) return [];
  const facts: SystemFact[] = [];
  const title = later.friendlyName?.trim() ?? "";
  if ((earlier.friendlyName?.trim() ?? "") !== title) facts.push({ kind: "renamed", title });
  if (earlier.state !== "closed" && later.state === "closed") facts.push({ kind: "closed" });
  if (earlier.state === "closed" && later.state !== "closed") facts.push({ kind: "reopened" });
  return facts;
}

/** A row of the thread: a message, or a line of the system. */
export interface ThreadItem extends TimelineRow {
  readonly line?: SystemLine;
}

/** The lines between the rows, each after its message. Those before the first row belong to what is not shown. */
export function withSystemLines(
  state: ChatState,
  rows: readonly TimelineRow[],
  lines: readonly SystemLine[],
): readonly ThreadItem[] {
  if (lines.length === 0) return rows;
  const items: ThreadItem[] = [];
  let next = 0;
  const take = (index: number) => {
    for (; (lines[next]?.after ?? Infinity) < index; next += 1) {
      const line = lines[next];
      if (line !== undefined && (items.length > 0 || line.after === -1)) items.push(lineItem(line));
    }
  };
  for (const row of rows) {
    const message = row.messageSid === null ? undefined : state.messages[row.messageSid];
    take(message?.index ?? Infinity);
    items.push(row);
  }
  const last = rows.at(-1)?.messageSid ?? null;
  const lastIndex = last === null ? Infinity : (state.messages[last]?.index ?? Infinity);
  take(lastIndex + 1);
  return items;
}

function lineItem(line: SystemLine): ThreadItem {
  return { key: line.key, messageSid: null, clientMessageId: null, line };
}
