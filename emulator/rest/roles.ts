import * as v from "valibot";
import type { RoleRow } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, text, texts } from "./parameters.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const createSchema = v.object({ FriendlyName: text, Type: text, Permission: texts });
const updateSchema = v.object({ Permission: texts });

export const registerRoles: RegisterRoutes = (app, context) => {
  const { roles } = context.service;

  app.get("/Roles", (request) => {
    const scope = scopeOf(context, request);
    const list = listRequest(request, 50);
    const page = roles.list(scope.serviceSid, list);
    return toListBody(list, "roles", page, (row) => toRole(scope, row));
  });

  app.post("/Roles", (request, reply) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(createSchema, request.body);
    const row = roles.create(scope.serviceSid, {
      friendlyName: input.FriendlyName,
      type: input.Type,
      permissions: input.Permission,
    });
    return reply.code(201).send(toRole(scope, row));
  });

  app.get("/Roles/:RoleSid", (request) => {
    const scope = scopeOf(context, request);
    return toRole(scope, roles.get(scope.serviceSid, param(request, "RoleSid")));
  });

  app.post("/Roles/:RoleSid", (request) => {
    const scope = scopeOf(context, request);
    const { Permission } = parseParameters(updateSchema, request.body);
    return toRole(scope, roles.update(scope.serviceSid, param(request, "RoleSid"), Permission));
  });

  app.delete("/Roles/:RoleSid", (request, reply) => {
    const scope = scopeOf(context, request);
    roles.remove(scope.serviceSid, param(request, "RoleSid"));
    return reply.code(204).send();
  });
};

function toRole(scope: Scope, row: RoleRow): object {
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    chat_service_sid: row.serviceSid,
    friendly_name: row.friendlyName,
    type: row.type,
    permissions: row.permissions,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url: `${scope.baseUrl}/Roles/${row.sid}`,
  };
}
