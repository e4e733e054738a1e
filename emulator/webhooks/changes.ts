import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Actor } from "../service/actor.ts";
import { ApiError } from "../service/errors.ts";
import type {
  Accepted,
  ConversationInput,
  InboundRoute,
  InboundText,
  MessageInput,
  MessagePatch,
  ParticipantInput,
  ParticipantPatch,
  Service,
  UserInput,
} from "../service/service.ts";
import type { PreEvent } from "../service/webhookNames.ts";
import type { ConversationRow, MessageRow, ParticipantRow, UserRow } from "../store/rows.ts";
import type { Hook } from "./caller.ts";
import { createLanes } from "./lanes.ts";
import { mapNow, type Now } from "./now.ts";
import {
  bindingParameters,
  commonParameters,
  compact,
  conversationParameters,
  knownConversationParameters,
  knownMessageParameters,
  knownParticipantParameters,
  mediaParameter,
  messageParameters,
  type Parameters,
  participantParameters,
  userParameters,
} from "./parameters.ts";
import type { PreAnswer, PreEvents } from "./preEvents.ts";

/*
 * The changes that chat people and phones make, with the pre-webhooks in front of them. Without one for that event the
 * service is called at once, and the result is there at once. With one:
 *
 *   preview (what would be refused anyway is refused, and the webhook hears what would be kept)
 *     → ask → the change, with what the webhook has put in the place of it
 *
 * A conversation is a lane: what comes while a webhook is waited for is done after it, in order. REST goes past this:
 * its changes have no pre-events, and a webhook server that uses REST before it answers must not wait for itself.
 */

/** A text as its phone sent it. */
export interface IncomingText extends InboundText {
  /** SM, MM or WA. */
  sid?: string;
}

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
  receiveText(text: IncomingText, keep?: () => void): Now<Accepted | null>;
}

export interface ChangesOptions {
  service: Service;
  accountSid: string;
  preEvents: PreEvents;
  /** Told of every text, before it is given to anybody. */
  onText(text: IncomingText): void;
}

/** One change on its way past the webhooks. */
interface Change<T> {
  event: PreEvent;
  serviceSid: ServiceSid;
  actor: Actor;
  /** Undefined: nothing that has an order. */
  lane: string | undefined;
  run(answer: PreAnswer): T;
  /** Of what `run` has answered, while it can be read in the store. */
  parameters(result: T): Parameters;
}

export function createChanges(options: ChangesOptions): Changes {
  const { service, accountSid, preEvents, onText } = options;
  const { conversations, participants, messages, users } = service;
  const lanes = createLanes();

  const ask = <T>(hooks: readonly Hook[], change: Change<T>): Promise<PreAnswer> => {
    const { event, actor, run, parameters } = change;
    const wouldBe = service.preview(() => parameters(run({})));
    const common = commonParameters(accountSid, event, actor);
    return preEvents.ask(hooks, event, { ...common, ...wouldBe });
  };

  /** Asks at once, so that nobody waits twice; what is allowed only by what comes before is asked after it. */
  const askEarly = <T>(hooks: readonly Hook[], change: Change<T>, isBusy: boolean) => {
    try {
      const asked = ask(hooks, change);
      // It is waited for in the lane; until then a refusal is nobody's.
      asked.catch(() => {});
      return asked;
    } catch (error) {
      if (isBusy && error instanceof ApiError) return undefined;
      throw error;
    }
  };

  const make = <T>(change: Change<T>): Now<T> => {
    const { event, serviceSid, lane = "", run } = change;
    const hooks = preEvents.hooks(event, serviceSid);
    const isBusy = lane !== "" && lanes.isBusy(lane);
    if (hooks.length === 0) return isBusy ? lanes.enter(lane, () => run({})) : run({});
    const early = askEarly(hooks, change, isBusy);
    const work = async () => run(await (early ?? ask(hooks, change)));
    return lane === "" ? work() : lanes.enter(lane, work);
  };

  const laneOf = (serviceSid: ServiceSid, conversation: string) =>
    conversations.find(serviceSid, conversation)?.sid;

  const takeText = (text: IncomingText, route: InboundRoute): Now<Accepted | null> => {
    const actor: Actor = { kind: "phone", address: text.from };
    const settle = (result: Now<Accepted | null>) => dropRefused(service, text, result);
    switch (route.kind) {
      case "none":
        return service.inbound.receive(text);
      case "conversation": {
        const { conversation } = route;
        return settle(
          make<Accepted | null>({
            event: "onMessageAdd",
            serviceSid: conversation.serviceSid,
            actor,
            lane: conversation.sid,
            run: (answer) => service.inbound.receive(text, { message: toMessageChange(answer) }),
            parameters: (accepted) => textParameters(service, accepted),
          }),
        );
      }
      case "autocreation":
        return settle(
          make<Accepted | null>({
            event: "onConversationAdd",
            serviceSid: route.serviceSid,
            actor,
            lane: undefined,
            run: (answer) =>
              service.inbound.receive(text, { conversation: toConversationChange(answer) }),
            parameters: (accepted) => autocreationParameters(service, text, accepted),
          }),
        );
    }
  };

  const hasPreEvent = (route: InboundRoute): boolean => {
    if (route.kind === "none") return false;
    if (route.kind === "autocreation") {
      return preEvents.hooks("onConversationAdd", route.serviceSid).length > 0;
    }
    const { serviceSid, sid } = route.conversation;
    return lanes.isBusy(sid) || preEvents.hooks("onMessageAdd", serviceSid).length > 0;
  };

  return {
    createConversation: (actor, serviceSid, input) =>
      make({
        event: "onConversationAdd",
        serviceSid,
        actor,
        lane: undefined,
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
      const row = conversations.find(serviceSid, conversation);
      return make({
        event: "onConversationRemove",
        serviceSid,
        actor,
        lane: row?.sid,
        run: () => conversations.remove(actor, serviceSid, conversation),
        parameters: () => (row === undefined ? {} : knownConversationParameters(row)),
      });
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
        parameters: knownParticipantParameters,
      }),
    removeParticipant(actor, serviceSid, conversation, sidOrIdentity) {
      const lane = laneOf(serviceSid, conversation);
      const row = lane === undefined ? undefined : participants.find(lane, sidOrIdentity);
      return make({
        event: "onParticipantRemove",
        serviceSid,
        actor,
        lane,
        run: () => participants.remove(actor, serviceSid, conversation, sidOrIdentity),
        parameters: () => (row === undefined ? {} : knownParticipantParameters(row)),
      });
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
        parameters: knownMessageParameters,
      }),
    removeMessage(actor, serviceSid, conversation, messageSid) {
      const lane = laneOf(serviceSid, conversation);
      const removed = make({
        event: "onMessageRemove",
        serviceSid,
        actor,
        lane,
        run: () => {
          // Read before it goes; who may not remove it is refused by the service.
          const row = lane === undefined ? undefined : messages.get(lane, messageSid);
          messages.remove(actor, serviceSid, conversation, messageSid);
          return row;
        },
        parameters: (row) => (row === undefined ? {} : knownMessageParameters(row)),
      });
      return mapNow(removed, () => {});
    },
    updateUser: (actor, serviceSid, sidOrIdentity, patch) =>
      make({
        event: "onUserUpdate",
        serviceSid,
        actor,
        lane: undefined,
        run: () => users.update(actor, serviceSid, sidOrIdentity, patch),
        parameters: userParameters,
      }),
    receiveText(text, keep = () => {}) {
      onText(text);
      const pair = `${text.from} ${text.to}`;
      const isBusy = lanes.isBusy(pair);
      const route = service.inbound.route(text);
      if (!isBusy && !hasPreEvent(route)) {
        return service.transaction(() => {
          keep();
          return service.inbound.receive(text);
        });
      }
      service.transaction(keep);
      // The text before it may be making the conversation that this one belongs to.
      return lanes.enter(pair, () => takeText(text, service.inbound.route(text)));
    },
  };
}

/** A refusal is no mistake of the phone: its text is lost (HOOK5). */
function dropRefused(
  service: Service,
  text: InboundText,
  result: Now<Accepted | null>,
): Now<Accepted | null> {
  if (!(result instanceof Promise)) return result;
  return result.catch((error: unknown) => {
    if (!(error instanceof ApiError && error.code === 50056)) throw error;
    service.inbound.drop(text);
    return null;
  });
}

function toConversationChange(answer: PreAnswer): Pick<PreAnswer, "friendlyName" | "attributes"> {
  const { friendlyName, attributes } = answer;
  return {
    ...(friendlyName !== undefined && { friendlyName }),
    ...(attributes !== undefined && { attributes }),
  };
}

function toMessageChange({
  body,
  attributes,
  author,
}: PreAnswer): Pick<MessageInput, "body" | "attributes" | "writtenAuthor"> {
  return {
    ...(body !== undefined && { body }),
    ...(attributes !== undefined && { attributes }),
    ...(author !== undefined && { writtenAuthor: author }),
  };
}

function textParameters(service: Service, accepted: Accepted | null): Parameters {
  if (accepted === null) return {};
  return messageParameters(service.messages.get(accepted.conversationSid, accepted.messageSid));
}

/** onConversationAdd of a text: what it says, and the whole pair (AUTO3). */
function autocreationParameters(
  service: Service,
  text: InboundText,
  accepted: Accepted | null,
): Parameters {
  if (accepted === null) return {};
  const message = service.messages.get(accepted.conversationSid, accepted.messageSid);
  return {
    ...conversationParameters(
      service.conversations.get(message.serviceSid, message.conversationSid),
    ),
    ...bindingParameters({ address: text.from, proxyAddress: text.to }),
    ...compact({
      "MessagingBinding.AuthorAddress": text.from,
      MessageBody: message.body,
      Media: message.media.length === 0 ? undefined : mediaParameter(message.media),
    }),
  };
}

/** Changes without webhooks. */
export function directChanges(service: Service): Changes {
  const preEvents: PreEvents = { hooks: () => [], ask: () => Promise.resolve({}) };
  return createChanges({ service, accountSid: "", preEvents, onText: () => {} });
}
