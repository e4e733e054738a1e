import type { Address } from "../../src/domain/address.ts";
import type { AddressConfigurationRow, ConversationRow, ParticipantRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { addParticipant } from "./addParticipant.ts";
import { appendMessage } from "./appendMessage.ts";
import type { ServiceContext } from "./context.ts";
import { addAll } from "./createWithParticipants.ts";
import { findGroup } from "./groupText.ts";
import { insertConversation } from "./insertConversation.ts";
import { participantOfAuthor } from "./messageFields.ts";
import { noteInbound } from "./noteInbound.ts";
import { isGroupNumber } from "./participantBinding.ts";
import { insertScopedWebhook } from "./scopedWebhooks.ts";
import type { Accepted, Inbound, InboundChange, InboundRoute, InboundText } from "./service.ts";

/**
 * Texts from phones. The pair (from, to) finds the participant, and so the conversation (IN1); there is nothing else to
 * route by. Where it finds none, the number's address configuration may make a conversation (AUTO1); else the text
 * shows in the log only (IN5).
 */
export function createInbound(context: ServiceContext): Inbound {
  const { log, emit, transaction } = context;
  return {
    route: (text) => routeOf(context, text),
    receive: (text, change = {}) =>
      transaction(() => receive(context, text, change), { kind: "phone", address: text.from }),
    drop: (text) =>
      transaction(() => {
        const { from, to, body } = text;
        noteInbound(context, text);
        log.info({ from, to }, "A text was refused by a webhook");
        emit({ type: "inboundDropped", from, to, body, reason: "refused" });
      }),
  };
}

function routeOf(context: ServiceContext, text: Recipients): InboundRoute {
  const { store, defaults } = context;
  const participant = holderOf(context, text);
  const conversation = participant && store.conversations.get(participant.conversationSid);
  if (participant !== undefined && conversation !== undefined) {
    return { kind: "conversation", conversation, participant };
  }
  const configuration = recipientsOf(text)
    .map((address) => store.addressConfigurations.getByAddress(address))
    .find((found) => found?.autoCreation.enabled === true);
  if (!mayBeMade(context, text)) return { kind: "none" };
  if (configuration === undefined) return routeOfMessagingService(context, text);
  const serviceSid = configuration.autoCreation.conversationServiceSid ?? defaults().chatServiceSid;
  return { kind: "autocreation", serviceSid, configuration };
}

/** Autocreation for all numbers of a messaging service (AUTO8). */
function routeOfMessagingService(
  { store, defaults }: ServiceContext,
  text: Recipients,
): InboundRoute {
  const found = recipientsOf(text)
    .flatMap((address) => store.numbers.getByAddress(address)?.messagingServiceSid ?? [])
    .find((sid) => store.messagingServices.get(sid)?.autocreates === true);
  if (found === undefined) return { kind: "none" };
  return {
    kind: "autocreation",
    serviceSid: defaults().chatServiceSid,
    configuration: null,
    messagingServiceSid: found,
  };
}

type Recipients = Pick<InboundText, "from" | "to" | "alsoTo">;

function recipientsOf({ to, alsoTo = [] }: Recipients): Address[] {
  return [to, ...alsoTo];
}

/** A text to one goes by the pair, one to several by the set of all numbers (GROUP2). */
function holderOf(context: ServiceContext, text: Recipients): ParticipantRow | undefined {
  const { store, roster } = context;
  const { from, to, alsoTo = [] } = text;
  const holder = alsoTo.length === 0 ? store.participants.findByPair(from, to) : undefined;
  if (holder !== undefined) return holder;
  const group = findGroup(context, [from, ...recipientsOf(text)]);
  return group && roster.of(group).find(({ address }) => address === from);
}

/** A group of too many, or with numbers that cannot be in one, makes no conversation. */
function mayBeMade({ limits }: ServiceContext, text: Recipients): boolean {
  const { from, alsoTo = [] } = text;
  if (alsoTo.length === 0) return true;
  const all = [from, ...recipientsOf(text)];
  return all.every(isGroupNumber) && all.length <= limits.groupParticipants;
}

function receive(
  context: ServiceContext,
  text: InboundText,
  change: InboundChange,
): Accepted | null {
  const { log, emit } = context;
  const { from, to, body } = text;
  if (noteInbound(context, text)) {
    log.info({ from, to }, "A text to the sandbox went no further");
    emit({ type: "inboundDropped", from, to, body, reason: "sandbox" });
    return null;
  }
  const route = routeOf(context, text);
  switch (route.kind) {
    case "conversation":
      return put(context, route.conversation, route.participant, text, change);
    case "autocreation": {
      const { conversation, participant } = autocreate(context, route, text, change);
      return put(context, conversation, participant, text, change);
    }
    case "none":
      log.info({ from, to }, "A text that belongs to no conversation was dropped");
      emit({ type: "inboundDropped", from, to, body, reason: "noMatch" });
      return null;
  }
}

function put(
  context: ServiceContext,
  conversation: ConversationRow,
  participant: ParticipantRow,
  { from, body, mediaSids }: InboundText,
  { message: change = {} }: InboundChange,
): Accepted {
  const author = change.writtenAuthor;
  const authorship =
    author === undefined
      ? { author: from, participant }
      : { author, participant: participantOfAuthor(context, conversation.sid, author) };
  const message = appendMessage(context, conversation, authorship, {
    body: change.body ?? body ?? undefined,
    attributes: change.attributes,
    mediaSids,
  });
  return { conversationSid: conversation.sid, messageSid: message.sid };
}

/** A conversation with nobody in it but the one who texts (AUTO2), or with all who were texted (GROUP7). */
function autocreate(
  context: ServiceContext,
  {
    serviceSid,
    configuration,
    messagingServiceSid,
  }: Extract<InboundRoute, { kind: "autocreation" }>,
  text: InboundText,
  change: InboundChange,
): { conversation: ConversationRow; participant: ParticipantRow } {
  const conversation = insertConversation(context, "system", serviceSid, {
    ...change.conversation,
    autocreatedBy: { from: text.from, to: text.to, alsoTo: text.alsoTo ?? [] },
    isInitializing: isToGroup(text),
    ...(messagingServiceSid !== undefined && { messagingServiceSid }),
  });
  if (configuration !== null) attachWebhook(context, conversation, configuration);
  const participant = isToGroup(text)
    ? addGroup(context, conversation, text)
    : addTexter(context, conversation, text);
  const found = context.store.conversations.get(conversation.sid);
  return { conversation: found ?? conversation, participant };
}

function isToGroup({ alsoTo = [] }: Recipients): boolean {
  return alsoTo.length > 0;
}

function addTexter(
  context: ServiceContext,
  { serviceSid, sid }: ConversationRow,
  { from, to }: InboundText,
): ParticipantRow {
  const actor: Actor = { kind: "phone", address: from };
  return addParticipant(context, actor, serviceSid, sid, { address: from, proxyAddress: to });
}

function addGroup(
  context: ServiceContext,
  conversation: ConversationRow,
  text: InboundText,
): ParticipantRow {
  const actor: Actor = { kind: "phone", address: text.from };
  const people = [text.from, ...recipientsOf(text)].map((address) =>
    context.store.numbers.getByAddress(address) === undefined
      ? { address }
      : { projectedAddress: address },
  );
  const [sender] = addAll(context, actor, conversation, people);
  if (sender === undefined) throw new Error("A group of nobody");
  return sender;
}

function attachWebhook(
  context: ServiceContext,
  { serviceSid, sid }: ConversationRow,
  { autoCreation }: AddressConfigurationRow,
): void {
  if (autoCreation.type === "default") return;
  insertScopedWebhook(context, serviceSid, sid, {
    target: autoCreation.type,
    url: autoCreation.webhookUrl ?? undefined,
    method: autoCreation.webhookMethod,
    filters: autoCreation.webhookFilters,
    flowSid: autoCreation.studioFlowSid ?? undefined,
  });
}
