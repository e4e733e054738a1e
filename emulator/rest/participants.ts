import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import type { ParticipantRow } from "../store/rows.ts";
import { conversationOf } from "./conversations.ts";
import { toMessagingBinding } from "./messagingBinding.ts";
import { listRequest, toListBody } from "./paging.ts";
import {
  instant,
  parseParameters,
  readIndex,
  readTimestamp,
  requireAny,
  text,
} from "./parameters.ts";
import { requestActor } from "./requestActor.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const shared = {
  Identity: v.optional(text),
  "MessagingBinding.ProxyAddress": v.optional(text),
  "MessagingBinding.ProjectedAddress": v.optional(text),
  RoleSid: v.optional(text),
  Attributes: v.optional(text),
  DateCreated: v.optional(instant),
  DateUpdated: v.optional(instant),
};
const createSchema = v.object({
  ...shared,
  "MessagingBinding.Address": v.optional(text),
  "MessagingBinding.Level": v.optional(text),
  "MessagingBinding.Name": v.optional(text),
});
const updateSchema = v.object({
  ...shared,
  LastReadMessageIndex: v.optional(text),
  LastReadTimestamp: v.optional(text),
});

const root = "/Conversations/:ConversationSid/Participants";

export const registerParticipants: RegisterRoutes = (app, context) => {
  app.get(root, (request) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    const list = listRequest(request, 100);
    const page = scope.service.participants.list(conversation.sid, list);
    return toListBody(list, "participants", page, (row) => toParticipant(scope, row));
  });

  app.post(root, (request, reply) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(createSchema, request.body);
    if ((input["MessagingBinding.Level"] ?? input["MessagingBinding.Name"]) !== undefined) {
      throw new ApiError(50420);
    }
    const row = scope.service.participants.add(
      requestActor(request),
      scope.serviceSid,
      param(request, "ConversationSid"),
      { ...toInput(input), address: input["MessagingBinding.Address"] },
    );
    return reply.code(201).send(toParticipant(scope, row));
  });

  app.get(`${root}/:ParticipantSid`, (request) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    const row = scope.service.participants.get(conversation.sid, param(request, "ParticipantSid"));
    return toParticipant(scope, row);
  });

  app.post(`${root}/:ParticipantSid`, (request) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const row = scope.service.participants.update(
      requestActor(request),
      scope.serviceSid,
      param(request, "ConversationSid"),
      param(request, "ParticipantSid"),
      {
        ...toInput(input),
        lastReadMessageIndex: readIndex(input.LastReadMessageIndex),
        lastReadTimestamp: readTimestamp(input.LastReadTimestamp),
      },
    );
    return toParticipant(scope, row);
  });

  app.delete(`${root}/:ParticipantSid`, (request, reply) => {
    const scope = scopeOf(context, request);
    scope.service.participants.remove(
      requestActor(request),
      scope.serviceSid,
      param(request, "ConversationSid"),
      param(request, "ParticipantSid"),
    );
    return reply.code(204).send();
  });
};

function toInput(input: v.InferOutput<v.ObjectSchema<typeof shared, undefined>>) {
  return {
    identity: input.Identity,
    proxyAddress: input["MessagingBinding.ProxyAddress"],
    projectedAddress: input["MessagingBinding.ProjectedAddress"],
    attributes: input.Attributes,
    roleSid: input.RoleSid,
    dateCreated: input.DateCreated,
    dateUpdated: input.DateUpdated,
  };
}

function toParticipant(scope: Scope, row: ParticipantRow): object {
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    ...scope.serviceField,
    conversation_sid: row.conversationSid,
    identity: row.identity,
    attributes: row.attributes,
    messaging_binding: toMessagingBinding(row),
    role_sid: row.roleSid,
    last_read_message_index: row.lastReadMessageIndex,
    last_read_timestamp: row.lastReadTimestamp === null ? null : twilioDate(row.lastReadTimestamp),
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url: `${scope.baseUrl}/Conversations/${row.conversationSid}/Participants/${row.sid}`,
  };
}
