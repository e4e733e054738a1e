import type { RoleSid, ServiceSid } from "../../src/domain/sids.ts";
import type { Page, PageRequest } from "../store/page.ts";
import type { RoleRow } from "../store/rows.ts";
import { checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import { conversationPermissions, servicePermissions } from "./permissionNames.ts";

const maxNameLength = 64;

export interface RoleInput {
  friendlyName: string;
  type: string;
  permissions: readonly string[];
}

export interface Roles {
  /** Throws 50104, 50105. */
  create(serviceSid: ServiceSid, input: RoleInput): RoleRow;
  /** Throws 50100. */
  get(serviceSid: ServiceSid, sid: string): RoleRow;
  list(serviceSid: ServiceSid, page: PageRequest): Page<RoleRow>;
  /** Replaces the whole set of permissions. */
  update(serviceSid: ServiceSid, sid: string, permissions: readonly string[]): RoleRow;
  /** Throws 20409 for one that is in use. */
  remove(serviceSid: ServiceSid, sid: string): void;
}

export function createRoles(context: ServiceContext): Roles {
  const { store, services, transaction, ids, clock } = context;

  const get = (serviceSid: ServiceSid, sid: string) => {
    // The stock roles are there as soon as the service is.
    services.of(serviceSid);
    const row = store.roles.get(sid);
    if (row?.serviceSid !== serviceSid) throw new ApiError(50100);
    return row;
  };

  return {
    get,
    create: (serviceSid, input) =>
      transaction(() => {
        services.of(serviceSid);
        const type = checkType(input.type);
        const now = clock.now();
        const row: RoleRow = {
          sid: ids.sid<RoleSid>("RL"),
          serviceSid,
          friendlyName: checkName(input.friendlyName),
          type,
          permissions: checkPermissions(type, input.permissions),
          dateCreated: now,
          dateUpdated: now,
        };
        store.roles.insert(row);
        return row;
      }),
    list(serviceSid, page) {
      services.of(serviceSid);
      return paged(() => store.roles.list(serviceSid, page));
    },
    update: (serviceSid, sid, posted) =>
      transaction(() => {
        const row = get(serviceSid, sid);
        const change = {
          permissions: checkPermissions(row.type, posted),
          dateUpdated: clock.now(),
        };
        store.roles.update(row.sid, change);
        services.forget();
        return { ...row, ...change };
      }),
    remove: (serviceSid, sid) =>
      transaction(() => {
        const { sid: roleSid } = get(serviceSid, sid);
        const { creatorRoleSid, conversationRoleSid, serviceRoleSid } = services.of(serviceSid);
        const defaults = [creatorRoleSid, conversationRoleSid, serviceRoleSid];
        if (defaults.includes(roleSid) || store.roles.isUsed(roleSid)) {
          throw new ApiError(20409, `Role ${roleSid} is in use`);
        }
        store.roles.remove(roleSid);
        services.forget();
      }),
  };
}

function checkName(text: string): string {
  return checkLength(text, maxNameLength, 20001, "FriendlyName is too long, at most 64 characters");
}

function checkType(text: string): RoleRow["type"] {
  const word = text.toLowerCase();
  if (word !== "conversation" && word !== "service") throw new ApiError(50105);
  return word;
}

function checkPermissions(type: RoleRow["type"], posted: readonly string[]): readonly string[] {
  const known: readonly string[] =
    type === "service" ? servicePermissions : conversationPermissions;
  const unknown = posted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ApiError(50104, `Permission ${unknown.slice(0, 64)} is none of a ${type} role`);
  }
  return [...new Set(posted)];
}
