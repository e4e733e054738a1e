import type { Channel } from "../domain/address.ts";
import type { Conversation, Participant } from "../domain/entities.ts";
import { participantPerson, personLabel } from "../domain/person.ts";
import type { ConversationSid, MessageSid, ParticipantSid } from "../domain/sids.ts";
import type { ChatState, TimelineRow } from "./chatState.ts";
import { emptyTimeline } from "./chatState.ts";
import { derived } from "./derived.ts";

export type ChannelCounts = Readonly<Record<Channel, number>>;

type People = Readonly<Record<ParticipantSid, Participant>>;

export const nobody: People = {};

/** Newest activity first. */
export const conversationOrder = derived(
  (conversations: ChatState["conversations"]): readonly ConversationSid[] =>
    Object.values(conversations)
      .toSorted((a, b) => activity(b) - activity(a) || compareText(a.sid, b.sid))
      .map((conversation) => conversation.sid),
);

function activity(conversation: Conversation): number {
  return conversation.lastMessage?.dateCreated ?? conversation.dateCreated;
}

export const channelCounts = derived((people: People): ChannelCounts => {
  const counts = { chat: 0, sms: 0, whatsapp: 0 };
  for (const participant of Object.values(people)) counts[participant.channel] += 1;
  return counts;
});

const kindOrder: readonly Channel[] = ["chat", "sms", "whatsapp"];

/** Chat people, then phones; each by the time they joined. */
export const participantOrder = derived((people: People): readonly Participant[] =>
  Object.values(people).toSorted(
    (a, b) =>
      kindOrder.indexOf(a.channel) - kindOrder.indexOf(b.channel) ||
      (a.dateCreated ?? 0) - (b.dateCreated ?? 0) ||
      compareText(a.sid, b.sid),
  ),
);

/** The name somebody gave it, else the people in it without oneself; null when that is nobody. */
export function conversationTitle(state: ChatState, sid: ConversationSid): string | null {
  const friendlyName = state.conversations[sid]?.friendlyName?.trim() ?? "";
  if (friendlyName !== "") return friendlyName;
  const participants = state.participants[sid] ?? nobody;
  const facts = { ...state, participants };
  const names = participantOrder(participants)
    .filter((participant) => participant.identity === null || participant.identity !== state.me)
    .map((participant) => personLabel(participantPerson(participant, facts)))
    .filter((name) => name !== "");
  return names.length === 0 ? null : names.join(", ");
}

/** The newest message, when it is held here; the service tells of it by index only. */
export function lastMessageSid(state: ChatState, sid: ConversationSid): MessageSid | null {
  const timeline = state.timelines[sid] ?? emptyTimeline;
  const newest = timeline.newestSid === null ? undefined : state.messages[timeline.newestSid];
  if (newest === undefined) return null;
  // Until a page was read, an older message than the newest may be all there is.
  const told = state.conversations[sid]?.lastMessage?.index ?? 0;
  return timeline.isLoaded || newest.index >= told ? newest.sid : null;
}

/**
 * Messages after the read horizon that are not one's own; null while the horizon was never set. Counted one by one
 * when all of them are held, else the difference of the indexes, which also counts gaps and one's own.
 */
export function unreadCount(state: ChatState, sid: ConversationSid): number | null {
  const conversation = state.conversations[sid];
  if (conversation === undefined || conversation.lastReadMessageIndex === null) return null;
  const horizon = conversation.lastReadMessageIndex;
  const timeline = state.timelines[sid] ?? emptyTimeline;
  const newest = timeline.newestSid === null ? undefined : state.messages[timeline.newestSid];
  const lastIndex = Math.max(conversation.lastMessage?.index ?? -1, newest?.index ?? -1);
  if (lastIndex <= horizon) return 0;
  const held = isHeldFrom(state, timeline.rows, horizon) || timeline.older === "end";
  const reachesEnd = timeline.newer === "end" && (newest?.index ?? -1) >= lastIndex;
  if (!held || !reachesEnd) return lastIndex - horizon;
  return countAfter(state, timeline.rows, horizon);
}

/** True for unread messages, and for a conversation never opened in which somebody else has written. */
export function isUnread(state: ChatState, sid: ConversationSid): boolean {
  const count = unreadCount(state, sid);
  if (count !== null) return count > 0;
  if ((state.conversations[sid]?.lastMessage ?? null) === null) return false;
  const last = lastMessageSid(state, sid);
  return last === null || state.messages[last]?.author !== state.me;
}

function isHeldFrom(state: ChatState, rows: readonly TimelineRow[], horizon: number): boolean {
  const first = rows[0]?.messageSid ?? null;
  return first !== null && (state.messages[first]?.index ?? Infinity) <= horizon + 1;
}

function countAfter(state: ChatState, rows: readonly TimelineRow[], horizon: number): number {
  let count = 0;
  for (const row of rows.toReversed()) {
    const message = row.messageSid === null ? undefined : state.messages[row.messageSid];
    if (message === undefined) continue;
    if (message.index <= horizon) break;
    if (message.author !== state.me) count += 1;
  }
  return count;
}

export function hasFailedSend(state: ChatState, sid: ConversationSid): boolean {
  return (state.outboxRows[sid] ?? []).some(
    (row) =>
      row.clientMessageId !== null && state.outbox[row.clientMessageId]?.state.state === "failed",
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
