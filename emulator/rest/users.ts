import * as v from "valibot";
import type { UserRow } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, requireAny, text } from "./parameters.ts";
import { requestActor } from "./requestActor.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const updateSchema = v.object({
  FriendlyName: v.optional(text),
  Attributes: v.optional(text),
  RoleSid: v.optional(text),
});
const createSchema = v.object({ ...updateSchema.entries, Identity: text });

export const registerUsers: RegisterRoutes = (app, context) => {
  app.get("/Users", (request) => {
    const scope = scopeOf(context, request);
    const list = listRequest(request, 50);
    const page = scope.service.users.list(scope.serviceSid, list);
    // Only a single fetch tells who is online (behaviour 1.5).
    return toListBody(list, "users", page, (row) => toUser(scope, row, null));
  });

  app.post("/Users", (request, reply) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(createSchema, request.body);
    const row = scope.service.users.create(requestActor(request), scope.serviceSid, {
      identity: input.Identity,
      ...toPatch(input),
    });
    return reply.code(201).send(toUser(scope, row, null));
  });

  app.get("/Users/:UserSid", (request) => {
    const scope = scopeOf(context, request);
    const row = scope.service.users.get(scope.serviceSid, param(request, "UserSid"));
    const { users, services } = scope.service;
    const { reachability } = services.get(scope.serviceSid);
    if (!reachability) return toUser(scope, row, null);
    const isNotifiable = context.pushDevices
      .list()
      .some((device) => device.serviceSid === row.serviceSid && device.identity === row.identity);
    return toUser(scope, row, {
      is_online: users.isOnline(row.serviceSid, row.identity),
      is_notifiable: isNotifiable,
    });
  });

  app.post("/Users/:UserSid", (request) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const user = param(request, "UserSid");
    const row = scope.service.users.update(
      requestActor(request),
      scope.serviceSid,
      user,
      toPatch(input),
    );
    return toUser(scope, row, null);
  });

  app.delete("/Users/:UserSid", (request, reply) => {
    const scope = scopeOf(context, request);
    scope.service.users.remove(requestActor(request), scope.serviceSid, param(request, "UserSid"));
    return reply.code(204).send();
  });
};

function toPatch(input: v.InferOutput<typeof updateSchema>) {
  return {
    friendlyName: input.FriendlyName,
    attributes: input.Attributes,
    roleSid: input.RoleSid,
  };
}

interface Reachability {
  is_online: boolean;
  is_notifiable: boolean;
}

function toUser(scope: Scope, row: UserRow, reachability: Reachability | null): object {
  const url = `${scope.baseUrl}/Users/${row.sid}`;
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    chat_service_sid: row.serviceSid,
    role_sid: row.roleSid,
    identity: row.identity,
    friendly_name: row.friendlyName,
    attributes: row.attributes,
    is_online: reachability?.is_online ?? null,
    is_notifiable: reachability?.is_notifiable ?? null,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url,
    links: { user_conversations: `${url}/Conversations` },
  };
}
