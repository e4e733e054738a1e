import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import type { Actor } from "../service/actor.ts";
import type { ServiceEvent } from "../service/serviceEvent.ts";
import type { PostEvent } from "../service/webhookNames.ts";
import type { ConversationRow, ScopedWebhookRow } from "../store/rows.ts";
import {
  bindingParameters,
  compact,
  isoDate,
  knownConversationParameters,
  knownMessageParameters,
  knownParticipantParameters,
  type Parameters,
  receiptParameters,
  userParameters,
} from "./parameters.ts";

/** What is to be told of a change to those webhooks that ask for it. */
export interface PostTelling {
  event: PostEvent;
  serviceSid: ServiceSid;
  /** Null for users, who are in no one conversation. */
  conversationSid: ConversationSid | null;
  parameters: Parameters;
  /** Text that may hold the keyword of a trigger. */
  text?: string | null;
  /** The conversation's own webhooks where they are gone with it. */
  scoped?: readonly ScopedWebhookRow[];
}

const changeFields = [
  "friendlyName",
  "uniqueName",
  "attributes",
  "messagingServiceSid",
  "inactiveTimer",
  "closedTimer",
] as const satisfies readonly (keyof ConversationRow)[];

/** The post-events of one change; none for what only clients need to hear. */
export function toPostEvents(
  event: ServiceEvent,
  by: Actor | undefined,
  now: number,
): readonly PostTelling[] {
  switch (event.type) {
    case "conversationAdded":
      return [
        conversationTelling("onConversationAdded", event.conversation, {
          ...(event.autocreatedBy !== undefined && bindingParameters(event.autocreatedBy)),
        }),
      ];
    case "conversationUpdated":
      return conversationUpdated(event, by);
    case "conversationRemoved":
      return [
        {
          ...conversationTelling("onConversationRemoved", event.conversation, {
            DateRemoved: isoDate(now),
          }),
          scoped: event.webhooks,
        },
      ];
    case "participantAdded":
    case "participantUpdated":
    case "participantRemoved":
      return [participantTelling(event, now)];
    case "messageAdded":
    case "messageUpdated":
    case "messageRemoved":
      return messageTellings(event, now);
    case "receiptUpdated": {
      const { receipt, message } = event;
      const { serviceSid, conversationSid } = message;
      const parameters = receiptParameters(receipt, message);
      return [{ event: "onDeliveryUpdated", serviceSid, conversationSid, parameters }];
    }
    case "userAdded":
    case "userChanged":
      return [userTelling(event)];
    default:
      return [];
  }
}

function conversationTelling(
  event: PostEvent,
  row: ConversationRow,
  more: Parameters = {},
): PostTelling {
  return {
    event,
    serviceSid: row.serviceSid,
    conversationSid: row.sid,
    parameters: { ...knownConversationParameters(row), ...more },
  };
}

function conversationUpdated(
  event: Extract<ServiceEvent, { type: "conversationUpdated" }>,
  by: Actor | undefined,
): PostTelling[] {
  const { conversation, previous } = event;
  const tellings: PostTelling[] = [];
  if (changeFields.some((field) => conversation[field] !== previous[field])) {
    tellings.push(conversationTelling("onConversationUpdated", conversation));
  }
  if (conversation.state !== previous.state) {
    tellings.push({
      event: "onConversationStateUpdated",
      serviceSid: conversation.serviceSid,
      conversationSid: conversation.sid,
      parameters: {
        ChatServiceSid: conversation.serviceSid,
        ConversationSid: conversation.sid,
        MessagingServiceSid: conversation.messagingServiceSid,
        StateFrom: previous.state,
        StateTo: conversation.state,
        StateUpdated: isoDate(conversation.stateUpdated),
        Reason: reasonOf(event, by),
      },
    });
  }
  return tellings;
}

/** `EVENT`: a message or somebody new has woken it, or it is ready at last. */
function reasonOf(
  { conversation, previous }: Extract<ServiceEvent, { type: "conversationUpdated" }>,
  by: Actor | undefined,
): "API" | "TIMER" | "EVENT" {
  if (by?.kind === "timer") return "TIMER";
  const isAskedFor =
    previous.state !== "initializing" &&
    conversation.messagesCount === previous.messagesCount &&
    conversation.participantsCount === previous.participantsCount;
  return by?.kind === "rest" && isAskedFor ? "API" : "EVENT";
}

function participantTelling(
  event: Extract<
    ServiceEvent,
    { type: "participantAdded" | "participantUpdated" | "participantRemoved" }
  >,
  now: number,
): PostTelling {
  const { participant } = event;
  const names = {
    participantAdded: "onParticipantAdded",
    participantUpdated: "onParticipantUpdated",
    participantRemoved: "onParticipantRemoved",
  } as const;
  const isAdded = event.type === "participantAdded";
  return {
    event: names[event.type],
    serviceSid: participant.serviceSid,
    conversationSid: participant.conversationSid,
    parameters: {
      ...knownParticipantParameters(participant),
      ...compact({
        DateUpdated: isAdded ? undefined : isoDate(participant.dateUpdated),
        DateRemoved: event.type === "participantRemoved" ? isoDate(now) : undefined,
        LastReadMessageIndex:
          event.type === "participantUpdated" ? participant.lastReadMessageIndex : undefined,
      }),
    },
  };
}

function messageTellings(
  event: Extract<ServiceEvent, { type: "messageAdded" | "messageUpdated" | "messageRemoved" }>,
  now: number,
): PostTelling[] {
  const { message } = event;
  const { serviceSid, conversationSid } = message;
  const base = { serviceSid, conversationSid };
  const known = knownMessageParameters(message);
  if (event.type === "messageAdded") {
    const { messagingServiceSid: MessagingServiceSid } = event.conversation;
    const parameters = { ...known, MessagingServiceSid };
    return [{ ...base, event: "onMessageAdded", parameters, text: message.body }];
  }
  // How far its legs have come is told by onDeliveryUpdated.
  if (event.type === "messageUpdated" && event.reason === "delivery") return [];
  const DateUpdated = isoDate(message.dateUpdated);
  return event.type === "messageUpdated"
    ? [{ ...base, event: "onMessageUpdated", parameters: { ...known, DateUpdated } }]
    : [
        {
          ...base,
          event: "onMessageRemoved",
          parameters: { ...known, DateUpdated, DateRemoved: isoDate(now) },
        },
      ];
}

function userTelling({
  type,
  user,
}: Extract<ServiceEvent, { type: "userAdded" | "userChanged" }>): PostTelling {
  const added = type === "userAdded";
  return {
    event: added ? "onUserAdded" : "onUserUpdated",
    serviceSid: user.serviceSid,
    conversationSid: null,
    parameters: {
      ...userParameters(user),
      ...(!added && { DateUpdated: isoDate(user.dateUpdated) }),
    },
  };
}
