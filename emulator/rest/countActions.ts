import type { FastifyInstance, FastifyRequest } from "fastify";
import type { RestContext } from "./scope.ts";
import { optionalParam, scopeOf } from "./scope.ts";

/** What a service counts: its new conversations, users and roles, and what is done to users and roles (APS1). */
const ofService = /\/(?:Conversations|ConversationWithParticipants|Users|Roles)(?:\/[^/]+)?$/;

/** Every write of a scope is counted before it is looked at. */
export function countActions(app: FastifyInstance, context: RestContext): void {
  if (!context.actions.isOn) return;
  app.addHook("preHandler", async (request) => {
    if (request.method === "GET" || request.method === "HEAD") return;
    count(context, request);
  });
}

function count(context: RestContext, request: FastifyRequest): void {
  const { serviceSid } = scopeOf(context, request);
  const conversation = optionalParam(request, "ConversationSid");
  if (conversation !== undefined) context.actions.inConversation(serviceSid, conversation);
  else if (ofService.test(request.url.split("?")[0] ?? "")) context.actions.inService(serviceSid);
}
