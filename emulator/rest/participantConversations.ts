import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import type { Membership } from "../service/service.ts";
import { toFullMessagingBinding } from "./messagingBinding.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, text } from "./parameters.ts";
import { type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { toTimers } from "./timers.ts";
import { twilioDate } from "./twilioDate.ts";

const filterSchema = v.object({ Identity: v.optional(text), Address: v.optional(text) });

export const registerParticipantConversations: RegisterRoutes = (app, context) => {
  app.get("/ParticipantConversations", (request) => {
    const scope = scopeOf(context, request);
    const { Identity, Address } = parseParameters(filterSchema, request.query);
    const list = listRequest(request, 50, ["Identity", "Address"]);
    const page = scope.service.participants.conversationsOf(
      scope.serviceSid,
      whoIsMeant(Identity, Address),
      list,
    );
    return toListBody(list, "conversations", page, (row) => toResource(scope, row));
  });
};

function whoIsMeant(
  identity: string | undefined,
  address: string | undefined,
): { identity: string } | { address: string } {
  if (identity !== undefined && address !== undefined) throw new ApiError(50451);
  if (identity !== undefined) return { identity };
  if (address !== undefined) return { address };
  throw new ApiError(20001, "Missing required parameter Identity or Address");
}

function toResource(scope: Scope, { participant, conversation, user }: Membership): object {
  const conversationUrl = `${scope.baseUrl}/Conversations/${conversation.sid}`;
  return {
    account_sid: scope.accountSid,
    chat_service_sid: conversation.serviceSid,
    participant_sid: participant.sid,
    participant_user_sid: user?.sid ?? null,
    participant_identity: participant.identity,
    participant_messaging_binding: toFullMessagingBinding(participant),
    conversation_sid: conversation.sid,
    conversation_unique_name: conversation.uniqueName,
    conversation_friendly_name: conversation.friendlyName,
    conversation_attributes: conversation.attributes,
    conversation_date_created: twilioDate(conversation.dateCreated),
    conversation_date_updated: twilioDate(conversation.dateUpdated),
    conversation_created_by: conversation.createdBy,
    conversation_state: conversation.state,
    conversation_timers: toTimers(conversation),
    links: {
      participant: `${conversationUrl}/Participants/${participant.sid}`,
      conversation: conversationUrl,
    },
  };
}
