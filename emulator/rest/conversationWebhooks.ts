import * as v from "valibot";
import type { ScopedWebhookRow } from "../store/rows.ts";
import { conversationOf } from "./conversations.ts";
import { listRequest, toListBody } from "./paging.ts";
import { count, parseParameters, requireAny, text, texts } from "./parameters.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const updateSchema = v.object({
  "Configuration.Url": v.optional(text),
  "Configuration.Method": v.optional(text),
  "Configuration.Filters": v.optional(texts),
  "Configuration.Triggers": v.optional(texts),
  "Configuration.FlowSid": v.optional(text),
});
const createSchema = v.object({
  ...updateSchema.entries,
  Target: v.optional(text),
  "Configuration.ReplayAfter": v.optional(count),
});

const root = "/Conversations/:ConversationSid/Webhooks";

export const registerConversationWebhooks: RegisterRoutes = (app, context) => {
  const { scopedWebhooks } = context.service;

  app.get(root, (request) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    const list = listRequest(request, 5, [], 5);
    const page = scopedWebhooks.list(conversation.sid, list);
    return toListBody(list, "webhooks", page, (row) => toResource(scope, row));
  });

  app.post(root, (request, reply) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(createSchema, request.body);
    const row = scopedWebhooks.create(scope.serviceSid, param(request, "ConversationSid"), {
      ...toPatch(input),
      target: input.Target,
      replayAfter: input["Configuration.ReplayAfter"],
    });
    return reply.code(201).send(toResource(scope, row));
  });

  app.get(`${root}/:Sid`, (request) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    return toResource(scope, scopedWebhooks.get(conversation.sid, param(request, "Sid")));
  });

  app.post(`${root}/:Sid`, (request) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const row = scopedWebhooks.update(conversation.sid, param(request, "Sid"), toPatch(input));
    return toResource(scope, row);
  });

  app.delete(`${root}/:Sid`, (request, reply) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    scopedWebhooks.remove(conversation.sid, param(request, "Sid"));
    return reply.code(204).send();
  });
};

function toPatch(input: v.InferOutput<typeof updateSchema>) {
  return {
    url: input["Configuration.Url"],
    method: input["Configuration.Method"],
    filters: input["Configuration.Filters"],
    triggers: input["Configuration.Triggers"],
    flowSid: input["Configuration.FlowSid"],
  };
}

function toResource(scope: Scope, row: ScopedWebhookRow): object {
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    ...scope.serviceField,
    conversation_sid: row.conversationSid,
    target: row.target,
    configuration: toConfiguration(row),
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url: `${scope.baseUrl}/Conversations/${row.conversationSid}/Webhooks/${row.sid}`,
  };
}

/** The keywords of a trigger come back under `filters` (behaviour 1.5). */
function toConfiguration(row: ScopedWebhookRow): object {
  const { target, url, method, filters, triggers, flowSid } = row;
  if (target === "studio") return { flow_sid: flowSid };
  return {
    url,
    method: method.toLowerCase(),
    filters: target === "trigger" ? triggers : filters,
  };
}
