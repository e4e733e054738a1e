import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import type { ConversationInput } from "../service/service.ts";
import type { ConversationRow } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { instant, lastInstant, parseParameters, requireAny, text } from "./parameters.ts";
import { requestActor } from "./requestActor.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { toTimers } from "./timers.ts";
import { twilioDate } from "./twilioDate.ts";

export const inputSchema = v.object({
  FriendlyName: v.optional(text),
  UniqueName: v.optional(text),
  Attributes: v.optional(text),
  MessagingServiceSid: v.optional(text),
  State: v.optional(text),
  "Timers.Inactive": v.optional(text),
  "Timers.Closed": v.optional(text),
  DateCreated: v.optional(instant),
  DateUpdated: v.optional(instant),
  "Bindings.Email.Address": v.optional(text),
  "Bindings.Email.Name": v.optional(text),
});

const filterSchema = v.object({
  StartDate: v.optional(instant),
  EndDate: v.optional(lastInstant),
  State: v.optional(
    v.picklist(["active", "inactive", "closed"], "is none of active, inactive, closed"),
  ),
});

export const registerConversations: RegisterRoutes = (app, context) => {
  app.get("/Conversations", (request) => {
    const scope = scopeOf(context, request);
    const filter = parseParameters(filterSchema, request.query);
    const list = listRequest(request, 100, ["StartDate", "EndDate", "State"]);
    const page = scope.service.conversations.list(
      scope.serviceSid,
      { state: filter.State, startDate: filter.StartDate, endDate: filter.EndDate },
      list,
    );
    return toListBody(list, "conversations", page, (row) => toConversation(scope, row));
  });

  app.post("/Conversations", (request, reply) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(inputSchema, request.body);
    const row = scope.service.conversations.create(
      requestActor(request),
      scope.serviceSid,
      toInput(input),
    );
    return reply.code(201).send(toConversation(scope, row));
  });

  app.get("/Conversations/:ConversationSid", (request) => {
    const scope = scopeOf(context, request);
    return toConversation(scope, conversationOf(scope, param(request, "ConversationSid")));
  });

  app.post("/Conversations/:ConversationSid", (request) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(inputSchema, request.body);
    requireAny(input);
    const row = scope.service.conversations.update(
      requestActor(request),
      scope.serviceSid,
      param(request, "ConversationSid"),
      toInput(input),
    );
    return toConversation(scope, row);
  });

  app.delete("/Conversations/:ConversationSid", (request, reply) => {
    const scope = scopeOf(context, request);
    const conversation = param(request, "ConversationSid");
    scope.service.conversations.remove(requestActor(request), scope.serviceSid, conversation);
    return reply.code(204).send();
  });
};

/** The conversation that a path names by sid or unique name. */
export function conversationOf(scope: Scope, sidOrUniqueName: string): ConversationRow {
  return scope.service.conversations.get(scope.serviceSid, sidOrUniqueName);
}

/** What is posted of a conversation. */
export function toInput(input: v.InferOutput<typeof inputSchema>): ConversationInput {
  if ((input["Bindings.Email.Address"] ?? input["Bindings.Email.Name"]) !== undefined) {
    throw new ApiError(20501, "Bindings.Email is not implemented by this emulator");
  }
  return {
    friendlyName: input.FriendlyName,
    uniqueName: input.UniqueName,
    attributes: input.Attributes,
    messagingServiceSid: input.MessagingServiceSid,
    state: input.State,
    inactiveTimer: input["Timers.Inactive"],
    closedTimer: input["Timers.Closed"],
    dateCreated: input.DateCreated,
    dateUpdated: input.DateUpdated,
  };
}

/** The Conversation resource. */
export function toConversation(scope: Scope, row: ConversationRow) {
  const url = `${scope.baseUrl}/Conversations/${row.sid}`;
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    chat_service_sid: row.serviceSid,
    messaging_service_sid: row.messagingServiceSid,
    friendly_name: row.friendlyName,
    unique_name: row.uniqueName,
    attributes: row.attributes,
    state: row.state,
    timers: toTimers(row),
    // E-mail bindings are not offered.
    bindings: {},
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url,
    links: {
      participants: `${url}/Participants`,
      messages: `${url}/Messages`,
      webhooks: `${url}/Webhooks`,
      export: `${url}/Export`,
    },
  };
}
