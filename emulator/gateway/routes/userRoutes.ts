import type { Service } from "../../service/service.ts";
import type { UserRow } from "../../store/rows.ts";
import { userEntity } from "../../sync/entities.ts";
import type { Changes } from "../../webhooks/changes.ts";
import { mapNow } from "../../webhooks/now.ts";
import { updateUserBody } from "../../wire/client/userBodies.ts";
import type { UserResource } from "../../wire/client/userResource.ts";
import { clientApiBase } from "../../wire/hosts.ts";
import { ok } from "../gatewayRequest.ts";
import { given, readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";
import { part } from "./part.ts";

export function userRoutes(service: Service, changes: Changes): Routes {
  const { users } = service;
  return {
    "/Client/v2/Users/:identity": {
      GET: ({ viewer, path }) =>
        ok(toUserResource(service, users.get(viewer.serviceSid, part(path, "identity")))),
      POST: ({ actor, viewer, path, body }) => {
        const patch = readBody(updateUserBody, body);
        const identity = part(path, "identity");
        const changed = changes.updateUser(actor, viewer.serviceSid, identity, {
          friendlyName: given(patch.friendly_name),
          attributes: given(patch.attributes),
        });
        return mapNow(changed, (row) => ok(toUserResource(service, row)));
      },
    },
  };
}

function toUserResource(service: Service, row: UserRow): UserResource {
  return {
    sid: row.sid,
    identity: row.identity,
    friendly_name: row.friendlyName,
    attributes: row.attributes,
    is_online: service.users.isOnline(row.serviceSid, row.identity),
    sync_objects: { user_info_map: userEntity(row.identity).name },
    url: `${clientApiBase}/Users/${encodeURIComponent(row.identity)}`,
  };
}
