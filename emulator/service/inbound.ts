import type { AddressConfigurationRow, ConversationRow, ParticipantRow } from "../store/rows.ts";
import { addParticipant } from "./addParticipant.ts";
import { appendMessage } from "./appendMessage.ts";
import type { ServiceContext } from "./context.ts";
import { insertConversation } from "./conversations.ts";
import { participantOfAuthor } from "./messageFields.ts";
import { noteInbound } from "./noteInbound.ts";
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

function routeOf(
  { store, defaults }: ServiceContext,
  { from, to }: Pick<InboundText, "from" | "to">,
): InboundRoute {
  const participant = store.participants.findByPair(from, to);
  const conversation = participant && store.conversations.get(participant.conversationSid);
  if (participant !== undefined && conversation !== undefined) {
    return { kind: "conversation", conversation, participant };
  }
  const configuration = store.addressConfigurations.getByAddress(to);
  if (configuration === undefined || !configuration.autoCreation.enabled) return { kind: "none" };
  const serviceSid = configuration.autoCreation.conversationServiceSid ?? defaults().chatServiceSid;
  return { kind: "autocreation", serviceSid, configuration };
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

/** A conversation with nobody in it but the one who texts (AUTO2). */
function autocreate(
  context: ServiceContext,
  { serviceSid, configuration }: Extract<InboundRoute, { kind: "autocreation" }>,
  { from, to }: InboundText,
  change: InboundChange,
): { conversation: ConversationRow; participant: ParticipantRow } {
  const conversation = insertConversation(
    context,
    "system",
    serviceSid,
    change.conversation ?? {},
    {
      address: from,
      proxyAddress: to,
    },
  );
  attachWebhook(context, conversation, configuration);
  const participant = addParticipant(
    context,
    { kind: "phone", address: from },
    serviceSid,
    conversation.sid,
    { address: from, proxyAddress: to },
  );
  const found = context.store.conversations.get(conversation.sid);
  return { conversation: found ?? conversation, participant };
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
