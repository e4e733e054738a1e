import type { Conversation, Participant } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { PhoneBinding } from "../domain/phoneBinding.ts";
import { sameValue } from "../domain/sameValue.ts";
import type { ConversationSid, ParticipantSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import type { Batch } from "./records.ts";
import { drop, put } from "./records.ts";

export function upsertConversation(
  state: ChatState,
  conversation: Conversation,
  batch: Batch,
): ChatState {
  const known = state.conversations[conversation.sid];
  if (known !== undefined && known.dateUpdated > conversation.dateUpdated) return state;
  if (sameValue(known, conversation)) return state;
  return {
    ...state,
    conversations: put(state.conversations, conversation.sid, conversation, batch),
  };
}

/** Forgets a conversation that we are no longer in. What the person wrote (drafts, outbox) is theirs and stays. */
export function removeConversation(
  state: ChatState,
  sid: ConversationSid,
  batch: Batch,
): ChatState {
  let { messages } = state;
  const timeline = state.timelines[sid];
  for (const row of timeline?.rows ?? []) {
    if (row.messageSid !== null) messages = drop(messages, row.messageSid, batch);
  }
  const newestSid = timeline?.newestSid ?? null;
  if (newestSid !== null) messages = drop(messages, newestSid, batch);
  const conversations = drop(state.conversations, sid, batch);
  const participants = drop(state.participants, sid, batch);
  const timelines = drop(state.timelines, sid, batch);
  const typing = drop(state.typing, sid, batch);
  const isUnknown =
    conversations === state.conversations &&
    participants === state.participants &&
    timelines === state.timelines &&
    typing === state.typing;
  return isUnknown ? state : { ...state, messages, conversations, participants, timelines, typing };
}

export function upsertParticipant(
  state: ChatState,
  participant: Participant,
  batch: Batch,
): ChatState {
  if (state.removed[participant.sid] === true) return state;
  const people = state.participants[participant.conversationSid] ?? {};
  if (sameValue(people[participant.sid], participant)) return state;
  const changed = put(people, participant.sid, participant, batch);
  return {
    ...state,
    participants: put(state.participants, participant.conversationSid, changed, batch),
  };
}

/** Everybody who is in a conversation. What did not change keeps its reference. */
export function setParticipants(
  state: ChatState,
  conversationSid: ConversationSid,
  participants: readonly Participant[],
  batch: Batch,
): ChatState {
  const known = state.participants[conversationSid];
  const people: Record<ParticipantSid, Participant> = {};
  let isSame = known !== undefined;
  let count = 0;
  for (const participant of participants) {
    if (state.removed[participant.sid] === true) continue;
    const before = known?.[participant.sid];
    const isKept = before !== undefined && sameValue(before, participant);
    people[participant.sid] = isKept ? before : participant;
    isSame &&= isKept;
    count += 1;
  }
  if (isSame && known !== undefined && Object.keys(known).length === count) return state;
  return { ...state, participants: put(state.participants, conversationSid, people, batch) };
}

export function removeParticipant(
  state: ChatState,
  conversationSid: ConversationSid,
  participantSid: ParticipantSid,
  batch: Batch,
): ChatState {
  if (state.removed[participantSid] === true) return state;
  const people = state.participants[conversationSid] ?? {};
  return {
    ...state,
    // Somebody who is added again gets a new sid, so a sid that left is gone for good.
    removed: put(state.removed, participantSid, true, batch),
    participants: put(
      state.participants,
      conversationSid,
      drop(people, participantSid, batch),
      batch,
    ),
  };
}

/** An author tells the address, the answer to adding a phone also the proxy address; neither unlearns the other's. */
export function learnBinding(
  state: ChatState,
  participantSid: ParticipantSid,
  binding: PhoneBinding,
  batch: Batch,
): ChatState {
  const known = state.learnedBindings[participantSid];
  const learned: PhoneBinding = {
    address: binding.address,
    proxyAddress: binding.proxyAddress ?? known?.proxyAddress ?? null,
  };
  if (sameValue(known, learned)) return state;
  return { ...state, learnedBindings: put(state.learnedBindings, participantSid, learned, batch) };
}

export function setTyping(
  state: ChatState,
  conversationSid: ConversationSid,
  identity: Identity,
  isTyping: boolean,
  batch: Batch,
): ChatState {
  const known = state.typing[conversationSid] ?? [];
  if (known.includes(identity) === isTyping) return state;
  const typing = isTyping ? [...known, identity] : known.filter((other) => other !== identity);
  return { ...state, typing: put(state.typing, conversationSid, typing, batch) };
}
