import * as v from "valibot";
import type { ServiceRow } from "../store/rows.ts";
import { flag, parseParameters, requireAny, text } from "./parameters.ts";
import { type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";

const updateSchema = v.object({
  DefaultConversationCreatorRoleSid: v.optional(text),
  DefaultConversationRoleSid: v.optional(text),
  DefaultChatServiceRoleSid: v.optional(text),
  ReachabilityEnabled: v.optional(flag),
});

/** Below `/Services/IS…` only. */
export const registerServiceConfiguration: RegisterRoutes = (app, context) => {
  const { services } = context.service;

  app.get("/Configuration", (request) => {
    const scope = scopeOf(context, request);
    return toResource(scope, services.get(scope.serviceSid));
  });

  app.post("/Configuration", (request) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const row = services.configure(scope.serviceSid, {
      creatorRoleSid: input.DefaultConversationCreatorRoleSid,
      conversationRoleSid: input.DefaultConversationRoleSid,
      serviceRoleSid: input.DefaultChatServiceRoleSid,
      reachability: input.ReachabilityEnabled,
    });
    return toResource(scope, row);
  });
};

function toResource(scope: Scope, row: ServiceRow): object {
  const url = `${scope.baseUrl}/Configuration`;
  return {
    chat_service_sid: row.sid,
    default_conversation_creator_role_sid: row.creatorRoleSid,
    default_conversation_role_sid: row.conversationRoleSid,
    default_chat_service_role_sid: row.serviceRoleSid,
    reachability_enabled: row.reachability,
    url,
    links: { notifications: `${url}/Notifications`, webhooks: `${url}/Webhooks` },
  };
}
