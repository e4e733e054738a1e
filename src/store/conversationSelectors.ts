import type { Channel } from "../domain/address.ts";
import type { Conversation, Participant } from "../domain/entities.ts";
import { participantPerson, personLabel } from "../domain/person.ts";
import type { ConversationSid, MessageSid, ParticipantSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
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
