import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatSnapshot, ConversationSnapshot, ThreadSnapshot } from "./chatSnapshot.ts";
import type { ChatState } from "./chatState.ts";
import { emptyTimeline, hasServiceList } from "./chatState.ts";
import { removeConversation } from "./conversationTransitions.ts";
import type { Batch } from "./records.ts";
import { drop, put } from "./records.ts";
import { mergeRows, storeMessage } from "./timelineTransitions.ts";

/*
 * What was kept from the last visit is shown until the service has told better: whatever is known already is newer and
 * stays. Conversations that the service does not confirm go when its list is complete, messages when their page comes.
 */

export function applySnapshot(state: ChatState, snapshot: ChatSnapshot, batch: Batch): ChatState {
  if (hasServiceList(state)) return state;
  const { facts, conversations } = snapshot;
  const users = Object.fromEntries(facts.users.map((user) => [user.identity, user]));
  let next: ChatState = {
    ...state,
    me: state.me ?? facts.me,
    users: { ...users, ...state.users },
    learnedBindings: { ...facts.learnedBindings, ...state.learnedBindings },
    numbers: state.numbers ?? facts.numbers,
    contacts: { ...facts.contacts, ...state.contacts },
    listStatus: "snapshot",
  };
  for (const entry of conversations) next = addConversation(next, entry, batch);
  return next;
}

function addConversation(state: ChatState, entry: ConversationSnapshot, batch: Batch): ChatState {
  const { conversation, participants, lastMessage } = entry;
  const { sid } = conversation;
  if (state.conversations[sid] !== undefined) return state;
  const people = Object.fromEntries(participants.map((person) => [person.sid, person]));
  const next: ChatState = {
    ...state,
    conversations: put(state.conversations, sid, conversation, batch),
    unconfirmed: put(state.unconfirmed, sid, true, batch),
    participants: put(state.participants, sid, { ...people, ...state.participants[sid] }, batch),
  };
  if (lastMessage === null || state.timelines[sid] !== undefined) return next;
  const stored = storeMessage(next, lastMessage, batch);
  const timeline = { ...emptyTimeline, newestSid: lastMessage.sid };
  return { ...stored, timelines: put(stored.timelines, sid, timeline, batch) };
}

/** The rows of a thread that was open last time; they stand until the newest page decides about them. */
export function restoreThread(state: ChatState, thread: ThreadSnapshot, batch: Batch): ChatState {
  const { conversationSid: sid } = thread;
  const timeline = state.timelines[sid] ?? emptyTimeline;
  if (timeline.isLoaded || timeline.restored !== null || thread.messages.length === 0) return state;
  let next = state;
  const restored = new Set<MessageSid>();
  for (const message of thread.messages) {
    if (next.messages[message.sid] === undefined) restored.add(message.sid);
    next = storeMessage(next, message, batch);
  }
  const rows = mergeRows(next, timeline.rows, thread.messages);
  const newestSid = timeline.newestSid ?? thread.messages.at(-1)?.sid ?? null;
  const shown = { ...timeline, rows, restored, newestSid };
  return { ...next, timelines: put(next.timelines, sid, shown, batch) };
}

/** The service's list is complete: what it did not name, the person is no longer in. */
export function forgetUnconfirmed(state: ChatState, batch: Batch): ChatState {
  let next = state;
  for (const sid of Object.keys(state.unconfirmed)) {
    // The keys of this record are sids of conversations.
    next = removeConversation(next, sid as ConversationSid, batch);
  }
  return next.unconfirmed === emptyUnconfirmed ? next : { ...next, unconfirmed: emptyUnconfirmed };
}

const emptyUnconfirmed: ChatState["unconfirmed"] = {};

export function confirmConversation(
  state: ChatState,
  sid: ConversationSid,
  batch: Batch,
): ChatState {
  if (state.unconfirmed[sid] === undefined) return state;
  return { ...state, unconfirmed: drop(state.unconfirmed, sid, batch) };
}
