import type { Identity } from "../../src/domain/identity.ts";
import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import type { ParticipantRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import type { Permission } from "./permissionNames.ts";

/**
 * Refuses what an actor may not do in a conversation: chat people must be members (MEM1) whose role there, or whose
 * role in the service, has the permission, or one of several (ROLE2). REST acts as the system and ignores roles
 * (Fundamentals). Throws 50430, 50107.
 */
export function requirePermission(
  context: ServiceContext,
  actor: Actor,
  permission: Permission | readonly Permission[],
  conversationSid: ConversationSid,
): ParticipantRow | undefined {
  if (actor.kind !== "sdk") return undefined;
  const member = context.store.participants.getByIdentity(conversationSid, actor.identity);
  if (member === undefined) throw new ApiError(50430);
  const anyOf: readonly Permission[] = typeof permission === "string" ? [permission] : permission;
  if (anyOf.length > 0 && !anyOf.some((each) => mayAsMember(context, member, actor, each))) {
    throw new ApiError(50107);
  }
  return member;
}

type SdkActor = Extract<Actor, { kind: "sdk" }>;

function mayAsMember(
  context: ServiceContext,
  { roleSid, serviceSid }: ParticipantRow,
  { identity }: SdkActor,
  permission: Permission,
): boolean {
  // Null in files of before there were roles.
  const role = context.services.role(
    roleSid ?? context.services.of(serviceSid).conversationRoleSid,
  );
  if (role?.permissions.includes(permission) === true) return true;
  return hasServicePermission(context, serviceSid, identity, permission);
}

/** What somebody's role in the service lets them do (ROLE2). */
export function hasServicePermission(
  { store, services }: ServiceContext,
  serviceSid: ServiceSid,
  identity: Identity,
  permission: Permission,
): boolean {
  const user = store.users.getByIdentity(serviceSid, identity);
  const role = services.role(user?.roleSid ?? services.of(serviceSid).serviceRoleSid);
  return role?.permissions.includes(permission) === true;
}

/** Throws 50107. */
export function requireServicePermission(
  context: ServiceContext,
  actor: Actor,
  ...anyOf: readonly Permission[]
): void {
  if (actor.kind !== "sdk") return;
  const { serviceSid, identity } = actor;
  if (!anyOf.some((each) => hasServicePermission(context, serviceSid, identity, each))) {
    throw new ApiError(50107);
  }
}
