import * as v from "valibot";
import type { AddressConfigurationRow, AutoCreation } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { count, flag, parseParameters, requireAny, text, texts } from "./parameters.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const updateSchema = v.object({
  FriendlyName: v.optional(text),
  "AutoCreation.Enabled": v.optional(flag),
  "AutoCreation.Type": v.optional(text),
  "AutoCreation.ConversationServiceSid": v.optional(text),
  "AutoCreation.WebhookUrl": v.optional(text),
  "AutoCreation.WebhookMethod": v.optional(text),
  "AutoCreation.WebhookFilters": v.optional(texts),
  "AutoCreation.StudioFlowSid": v.optional(text),
  "AutoCreation.StudioRetryCount": v.optional(count),
});
const createSchema = v.object({
  ...updateSchema.entries,
  Type: text,
  Address: text,
  AddressCountry: v.optional(text),
});
const filterSchema = v.object({ Type: v.optional(text) });

const root = "/Configuration/Addresses";

/** Of the account only; there is no such list under a service. */
export const registerAddressConfigurations: RegisterRoutes = (app, context) => {
  const { addressConfigurations } = context.service;

  app.get(root, (request) => {
    const scope = scopeOf(context, request);
    const { Type } = parseParameters(filterSchema, request.query);
    const list = listRequest(request, 50, ["Type"]);
    const page = addressConfigurations.list(Type, list);
    return toListBody(list, "address_configurations", page, (row) => toResource(scope, row));
  });

  app.post(root, (request, reply) => {
    const input = parseParameters(createSchema, request.body);
    const row = addressConfigurations.create({
      ...toPatch(input),
      type: input.Type,
      address: input.Address,
      addressCountry: input.AddressCountry,
    });
    return reply.code(201).send(toResource(scopeOf(context, request), row));
  });

  app.get(`${root}/:Sid`, (request) =>
    toResource(scopeOf(context, request), addressConfigurations.get(param(request, "Sid"))),
  );

  app.post(`${root}/:Sid`, (request) => {
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const row = addressConfigurations.update(param(request, "Sid"), toPatch(input));
    return toResource(scopeOf(context, request), row);
  });

  app.delete(`${root}/:Sid`, (request, reply) => {
    addressConfigurations.remove(param(request, "Sid"));
    return reply.code(204).send();
  });
};

function toPatch(input: v.InferOutput<typeof updateSchema>) {
  return {
    friendlyName: input.FriendlyName,
    enabled: input["AutoCreation.Enabled"],
    autoCreationType: input["AutoCreation.Type"],
    conversationServiceSid: input["AutoCreation.ConversationServiceSid"],
    webhookUrl: input["AutoCreation.WebhookUrl"],
    webhookMethod: input["AutoCreation.WebhookMethod"],
    webhookFilters: input["AutoCreation.WebhookFilters"],
    studioFlowSid: input["AutoCreation.StudioFlowSid"],
    studioRetryCount: input["AutoCreation.StudioRetryCount"],
  };
}

function toResource(scope: Scope, row: AddressConfigurationRow): object {
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    type: row.type,
    address: row.address,
    friendly_name: row.friendlyName,
    auto_creation: toAutoCreation(row.autoCreation),
    address_country: row.addressCountry,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url: `${scope.baseUrl}/Configuration/Addresses/${row.sid}`,
  };
}

function toAutoCreation(row: AutoCreation): object {
  return {
    enabled: row.enabled,
    type: row.type,
    conversation_service_sid: row.conversationServiceSid,
    ...(row.type === "webhook" && {
      webhook_url: row.webhookUrl,
      webhook_method: row.webhookMethod,
      webhook_filters: row.webhookFilters,
    }),
    ...(row.type === "studio" && {
      studio_flow_sid: row.studioFlowSid,
      studio_retry_count: row.studioRetryCount,
    }),
  };
}
