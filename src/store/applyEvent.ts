import type { ConnectionStatus } from "../domain/chatEvent.ts";
import type { Contact } from "../domain/contact.ts";
import type { User } from "../domain/entities.ts";
import { sameValue } from "../domain/sameValue.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import {
  learnBinding,
  removeConversation,
  removeParticipant,
  setParticipants,
  setTyping,
  upsertConversation,
  upsertParticipant,
} from "./conversationTransitions.ts";
import { forgetOlder } from "./forgetOlder.ts";
import { putIntoOutbox, removeFromOutbox } from "./outboxTransitions.ts";
import type { Batch } from "./records.ts";
import { drop, put } from "./records.ts";
import {
  applySnapshot,
  confirmConversation,
  forgetUnconfirmed,
  restoreThread,
} from "./snapshotTransitions.ts";
import type { StoreEvent } from "./storeEvent.ts";
import {
  failPage,
  loadPage,
  loadWindow,
  removeMessage,
  requestPage,
  upsertMessage,
} from "./timelineTransitions.ts";

/** The state after a list of events. */
export function applyEvents(state: ChatState, events: readonly StoreEvent[]): ChatState {
  const batch: Batch = new WeakSet();
  return events.reduce((next, event) => applyEvent(next, event, batch), state);
}

/**
 * The state after an event. The same event twice gives the same state, an older version of an entity never replaces a
 * newer one, and what did not change keeps its reference.
 */
export function applyEvent(
  state: ChatState,
  event: StoreEvent,
  batch: Batch = new WeakSet(),
): ChatState {
  switch (event.type) {
    case "connectionChanged":
      return setConnection(state, event.connection);
    case "meLoaded":
      return state.me === event.identity ? state : { ...state, me: event.identity };
    case "conversationsLoaded":
      return setListReady(state, batch);
    case "conversationsDelayed":
      return setListPartial(state);
    case "conversationUpserted":
      return upsertConversation(
        confirmConversation(state, event.conversation.sid, batch),
        event.conversation,
        batch,
      );
    case "conversationRemoved":
      return removeConversation(state, event.conversationSid, batch);
    case "participantUpserted":
      return upsertParticipant(state, event.participant, batch);
    case "participantsLoaded":
      return setParticipants(state, event.conversationSid, event.participants, batch);
    case "participantRemoved":
      return removeParticipant(state, event.conversationSid, event.participantSid, batch);
    case "messageUpserted":
      return upsertMessage(state, event.message, batch);
    case "messageRemoved":
      return removeMessage(state, event.conversationSid, event.messageSid, batch);
    case "userUpserted":
      return upsertUser(state, event.user, batch);
    case "typingStarted":
      return setTyping(state, event.conversationSid, event.identity, true, batch);
    case "typingEnded":
      return setTyping(state, event.conversationSid, event.identity, false, batch);
    case "tokenAboutToExpire":
    case "tokenExpired":
      // For the session only.
      return state;
    case "pageRequested":
      return requestPage(state, event.conversationSid, event.request, batch);
    case "pageLoaded":
      return loadPage(state, event.conversationSid, event.request, event.page, batch);
    case "pageFailed":
      return failPage(state, event.conversationSid, event.request, event.error, batch);
    case "snapshotLoaded":
      return applySnapshot(state, event.snapshot, batch);
    case "threadRestored":
      return restoreThread(state, event.thread, batch);
    case "outboxPut":
      return putIntoOutbox(state, event.message, batch);
    case "outboxRemoved":
      return removeFromOutbox(state, event.clientMessageId, batch);
    case "draftChanged":
      return setDraft(state, event.conversationSid, event.body, batch);
    case "receiptsLoaded":
      if (sameValue(state.receipts[event.messageSid], event.receipts)) return state;
      return { ...state, receipts: put(state.receipts, event.messageSid, event.receipts, batch) };
    case "windowLoaded":
      return loadWindow(state, event.conversationSid, event.page, batch);
    case "olderForgotten":
      return forgetOlder(state, event.conversationSid, event.keep, batch);
    case "numbersLoaded":
      return sameValue(state.numbers, event.numbers) ? state : { ...state, numbers: event.numbers };
    case "contactsLoaded":
      return putContacts(state, event.contacts, batch);
    case "phoneAdded": {
      const { participantSid, address, proxyAddress } = event;
      return learnBinding(state, participantSid, { address, proxyAddress }, batch);
    }
  }
}

function setConnection(state: ChatState, connection: ConnectionStatus): ChatState {
  if (sameValue(state.connection, connection)) return state;
  // Nobody tells that somebody stopped typing while we were away.
  const typing = connection.status === "connected" ? state.typing : {};
  return { ...state, connection, typing };
}

function setListReady(state: ChatState, batch: Batch): ChatState {
  const confirmed = forgetUnconfirmed(state, batch);
  return confirmed.listStatus === "ready" ? confirmed : { ...confirmed, listStatus: "ready" };
}

/** What only the last visit knows stays: it may be what does not come. An empty list says nothing yet. */
function setListPartial(state: ChatState): ChatState {
  const isTold = Object.keys(state.conversations).length > Object.keys(state.unconfirmed).length;
  const isLater = state.listStatus === "loading" || state.listStatus === "snapshot";
  return isTold && isLater ? { ...state, listStatus: "partial" } : state;
}

function upsertUser(state: ChatState, user: User, batch: Batch): ChatState {
  if (sameValue(state.users[user.identity], user)) return state;
  return { ...state, users: put(state.users, user.identity, user, batch) };
}

function putContacts(state: ChatState, loaded: readonly Contact[], batch: Batch): ChatState {
  let { contacts } = state;
  for (const contact of loaded) {
    if (sameValue(contacts[contact.number], contact)) continue;
    contacts = put(contacts, contact.number, contact, batch);
  }
  return contacts === state.contacts ? state : { ...state, contacts };
}

function setDraft(state: ChatState, sid: ConversationSid, body: string, batch: Batch): ChatState {
  const drafts = body === "" ? drop(state.drafts, sid, batch) : put(state.drafts, sid, body, batch);
  return drafts === state.drafts ? state : { ...state, drafts };
}
