import type { FastifyRequest } from "fastify";
import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import type { Membership } from "../service/service.ts";
import type { UserRow } from "../store/rows.ts";
import { conversationOf } from "./conversations.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, readIndex, readTimestamp, requireAny, text } from "./parameters.ts";
import { requestActor } from "./requestActor.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { toTimers } from "./timers.ts";
import { twilioDate } from "./twilioDate.ts";

const updateSchema = v.object({
  NotificationLevel: v.optional(text),
  LastReadTimestamp: v.optional(text),
  LastReadMessageIndex: v.optional(text),
});

const root = "/Users/:UserSid/Conversations";

export const registerUserConversations: RegisterRoutes = (app, context) => {
  app.get(root, (request) => {
    const scope = scopeOf(context, request);
    const user = userOf(scope, request);
    const list = listRequest(request, 50);
    const page = scope.service.participants.conversationsOf(
      scope.serviceSid,
      { identity: user.identity },
      list,
    );
    return toListBody(list, "conversations", page, (row) => toUserConversation(scope, user, row));
  });

  app.get(`${root}/:ConversationSid`, (request) => {
    const scope = scopeOf(context, request);
    const user = userOf(scope, request);
    return toUserConversation(scope, user, membershipOf(scope, user, request));
  });

  app.post(`${root}/:ConversationSid`, (request) => {
    const scope = scopeOf(context, request);
    const user = userOf(scope, request);
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const { conversation, participant } = membershipOf(scope, user, request);
    scope.service.transaction(() => {
      if (input.NotificationLevel !== undefined) {
        scope.service.notificationLevel.set(
          scope.serviceSid,
          conversation.sid,
          user.identity,
          input.NotificationLevel,
        );
      }
      if (input.LastReadMessageIndex === undefined && input.LastReadTimestamp === undefined) return;
      scope.service.participants.update(
        requestActor(request),
        scope.serviceSid,
        conversation.sid,
        participant.sid,
        {
          lastReadMessageIndex: readIndex(input.LastReadMessageIndex),
          lastReadTimestamp: readTimestamp(input.LastReadTimestamp),
        },
      );
    });
    return toUserConversation(scope, user, membershipOf(scope, user, request));
  });

  app.delete(`${root}/:ConversationSid`, (request, reply) => {
    const scope = scopeOf(context, request);
    const user = userOf(scope, request);
    const { conversation, participant } = membershipOf(scope, user, request);
    scope.service.participants.remove(
      requestActor(request),
      scope.serviceSid,
      conversation.sid,
      participant.sid,
    );
    return reply.code(204).send();
  });
};

function userOf(scope: Scope, request: FastifyRequest): UserRow {
  return scope.service.users.get(scope.serviceSid, param(request, "UserSid"));
}

function membershipOf(scope: Scope, user: UserRow, request: FastifyRequest): Membership {
  const conversation = conversationOf(scope, param(request, "ConversationSid"));
  const participant = scope.service.participants.findMember(conversation.sid, user.identity);
  if (participant === undefined) throw new ApiError(20404);
  return { conversation, participant, user };
}

function toUserConversation(scope: Scope, user: UserRow, membership: Membership): object {
  const { conversation, participant } = membership;
  const conversationUrl = `${scope.baseUrl}/Conversations/${conversation.sid}`;
  return {
    account_sid: scope.accountSid,
    chat_service_sid: conversation.serviceSid,
    conversation_sid: conversation.sid,
    unread_messages_count: scope.service.readHorizon.unreadCount(participant),
    last_read_message_index: participant.lastReadMessageIndex,
    participant_sid: participant.sid,
    user_sid: user.sid,
    friendly_name: conversation.friendlyName,
    unique_name: conversation.uniqueName,
    conversation_state: conversation.state,
    timers: toTimers(conversation),
    attributes: conversation.attributes,
    date_created: twilioDate(conversation.dateCreated),
    date_updated: twilioDate(conversation.dateUpdated),
    created_by: conversation.createdBy,
    notification_level: participant.notificationLevel,
    url: `${scope.baseUrl}/Users/${user.sid}/Conversations/${conversation.sid}`,
    links: {
      participant: `${conversationUrl}/Participants/${participant.sid}`,
      conversation: conversationUrl,
    },
  };
}
