import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Actor } from "../service/actor.ts";
import type {
  ConversationInput,
  MessageInput,
  MessagePatch,
  ParticipantInput,
  ParticipantPatch,
  Service,
  UserInput,
} from "../service/service.ts";
import type { ConversationRow, MessageRow, ParticipantRow, UserRow } from "../store/rows.ts";
import { toConversationChange, toMessageChange } from "./answerChange.ts";
import { createGate } from "./gate.ts";
import { mapNow, type Now } from "./now.ts";
import {
  changedMessageParameters,
  changedParticipantParameters,
  conversationParameters,
  isoDate,
  knownConversationParameters,
  messageParameters,
  participantParameters,
  userParameters,
} from "./parameters.ts";
import type { PreEvents } from "./preEvents.ts";
import { createReceiveText, type IncomingText, type ReceiveText } from "./receiveText.ts";

/**
 * The changes that chat people and phones make, with the pre-webhooks in front of them (gate.ts). REST goes past this:
 * its changes have no pre-events, and a webhook server that uses REST before it answers must not wait for itself.
 */
export interface Changes {
  createConversation(
    actor: Actor,
    serviceSid: ServiceSid,
    input: ConversationInput,
  ): Now<ConversationRow>;
  updateConversation(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    patch: ConversationInput,
  ): Now<ConversationRow>;
  removeConversation(actor: Actor, serviceSid: ServiceSid, conversation: string): Now<void>;
  addParticipant(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    input: ParticipantInput,
  ): Now<ParticipantRow>;
  updateParticipant(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    sidOrIdentity: string,
    patch: ParticipantPatch,
  ): Now<ParticipantRow>;
  removeParticipant(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    sidOrIdentity: string,
  ): Now<void>;
  appendMessage(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    input: MessageInput,
  ): Now<MessageRow>;
  updateMessage(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    messageSid: string,
    patch: MessagePatch,
  ): Now<MessageRow>;
  removeMessage(
    actor: Actor,
    serviceSid: ServiceSid,
    conversation: string,
    messageSid: string,
  ): Now<void>;
  updateUser(
    actor: Actor,
    serviceSid: ServiceSid,
    sidOrIdentity: string,
    patch: UserInput,
  ): Now<UserRow>;
  /** `keep` is called once and at once, in the same transaction where nothing is waited for. Null: dropped. */
  receiveText: ReceiveText;
}

export interface ChangesOptions {
  service: Service;
  accountSid: string;
  preEvents: PreEvents;
  /** Told of every text, before it is given to anybody. */
  onText(text: IncomingText): void;
}

export function createChanges({ service, accountSid, preEvents, onText }: ChangesOptions): Changes {
  const { conversations, participants, messages, users } = service;
  const gate = createGate({ service, accountSid, preEvents });
  const { make } = gate;
  const laneOf = (serviceSid: ServiceSid, conversation: string) => () =>
    conversations.find(serviceSid, conversation)?.sid;

  return {
    createConversation: (actor, serviceSid, input) =>
      make({
        event: "onConversationAdd",
        serviceSid,
        actor,
        lane: () => undefined,
        run: (answer) =>
          conversations.create(actor, serviceSid, { ...input, ...toConversationChange(answer) }),
        parameters: conversationParameters,
      }),
    updateConversation: (actor, serviceSid, conversation, patch) =>
      make({
        event: "onConversationUpdate",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: (answer) =>
          conversations.update(actor, serviceSid, conversation, {
            ...patch,
            ...toConversationChange(answer),
          }),
        parameters: knownConversationParameters,
      }),
    removeConversation(actor, serviceSid, conversation) {
      const removed = make({
        event: "onConversationRemove",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: () => conversations.remove(actor, serviceSid, conversation),
        parameters: knownConversationParameters,
      });
      return mapNow(removed, () => {});
    },
    addParticipant: (actor, serviceSid, conversation, input) =>
      make({
        event: "onParticipantAdd",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: () => participants.add(actor, serviceSid, conversation, input),
        parameters: participantParameters,
      }),
    updateParticipant: (actor, serviceSid, conversation, sidOrIdentity, patch) =>
      make({
        event: "onParticipantUpdate",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: () => participants.update(actor, serviceSid, conversation, sidOrIdentity, patch),
        parameters: changedParticipantParameters,
      }),
    removeParticipant(actor, serviceSid, conversation, sidOrIdentity) {
      const removed = make({
        event: "onParticipantRemove",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: () => participants.remove(actor, serviceSid, conversation, sidOrIdentity),
        parameters: changedParticipantParameters,
      });
      return mapNow(removed, () => {});
    },
    appendMessage: (actor, serviceSid, conversation, input) =>
      make({
        event: "onMessageAdd",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: (answer) =>
          messages.append(actor, serviceSid, conversation, {
            ...input,
            ...toMessageChange(answer),
          }),
        parameters: messageParameters,
      }),
    updateMessage: (actor, serviceSid, conversation, messageSid, patch) =>
      make({
        event: "onMessageUpdate",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: (answer) =>
          messages.update(actor, serviceSid, conversation, messageSid, {
            ...patch,
            ...toMessageChange(answer),
          }),
        parameters: changedMessageParameters,
      }),
    removeMessage(actor, serviceSid, conversation, messageSid) {
      const removed = make({
        event: "onMessageRemove",
        serviceSid,
        actor,
        lane: laneOf(serviceSid, conversation),
        run: () => messages.remove(actor, serviceSid, conversation, messageSid),
        parameters: changedMessageParameters,
      });
      return mapNow(removed, () => {});
    },
    updateUser: (actor, serviceSid, sidOrIdentity, patch) =>
      make({
        event: "onUserUpdate",
        serviceSid,
        actor,
        lane: () => undefined,
        run: () => users.update(actor, serviceSid, sidOrIdentity, patch),
        parameters: (row) => ({ ...userParameters(row), DateUpdated: isoDate(row.dateUpdated) }),
      }),
    receiveText: createReceiveText(service, gate, onText),
  };
}

/** Changes without webhooks. */
export function directChanges(service: Service): Changes {
  const preEvents: PreEvents = {
    areNone: () => true,
    hooks: () => [],
    ask: () => Promise.resolve({}),
  };
  return createChanges({ service, accountSid: "", preEvents, onText: () => {} });
}
