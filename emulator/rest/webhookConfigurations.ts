import type { FastifyRequest } from "fastify";
import * as v from "valibot";
import { accountScope, type WebhookScope } from "../service/webhookSettings.ts";
import type { WebhooksRow } from "../store/rows.ts";
import { parseParameters, requireAny, text, texts } from "./parameters.ts";
import { type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";

const updateSchema = v.object({
  Method: v.optional(text),
  Filters: v.optional(texts),
  PreWebhookUrl: v.optional(text),
  PostWebhookUrl: v.optional(text),
  Target: v.optional(text),
});

// The second is an older name that guides still show (behaviour 1.4).
const accountPaths = ["/Configuration/Webhooks", "/Conversations/Webhooks"];

/** The account's webhooks under `/v1`, those of a service under `/v1/Services/IS…`. */
export const registerWebhookConfigurations: RegisterRoutes = (app, context) => {
  const isService = app.prefix.includes("/Services/");
  for (const path of isService ? ["/Configuration/Webhooks"] : accountPaths) {
    app.get(path, (request) => {
      const scope = scopeOf(context, request);
      return toResource(scope, scope.service.webhooks.of(levelOf(scope, isService)), isService);
    });

    app.post(path, (request) => {
      const scope = scopeOf(context, request);
      const row = scope.service.webhooks.update(
        levelOf(scope, isService),
        readPatch(request, isService),
      );
      return toResource(scope, row, isService);
    });
  }
};

function levelOf(scope: Scope, isService: boolean): WebhookScope {
  return isService ? scope.serviceSid : accountScope;
}

function readPatch(request: FastifyRequest, isService: boolean) {
  const input = parseParameters(updateSchema, request.body);
  const patch = {
    method: input.Method,
    filters: input.Filters,
    preWebhookUrl: input.PreWebhookUrl,
    postWebhookUrl: input.PostWebhookUrl,
    target: isService ? undefined : input.Target,
  };
  requireAny(patch);
  return patch;
}

function toResource(scope: Scope, row: Readonly<WebhooksRow>, isService: boolean): object {
  return {
    account_sid: scope.accountSid,
    ...(isService && { chat_service_sid: scope.serviceSid }),
    pre_webhook_url: row.preWebhookUrl,
    post_webhook_url: row.postWebhookUrl,
    method: row.method,
    filters: row.filters,
    ...(!isService && { target: row.target }),
    url: `${scope.baseUrl}/Configuration/Webhooks`,
  };
}
