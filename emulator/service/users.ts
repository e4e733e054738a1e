import type { Identity } from "../../src/domain/identity.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { UserRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { checkAttributes, checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ensureUser, insertUser } from "./ensureUser.ts";
import { ApiError } from "./errors.ts";
import { checkIdentity } from "./identities.ts";
import { paged } from "./paged.ts";
import { requireServicePermission } from "./permissions.ts";
import { removeParticipant } from "./removeParticipant.ts";
import { checkRoleSid } from "./roleSid.ts";
import type { UserInput, Users } from "./service.ts";

export function createUsers(context: ServiceContext): Users {
  const { store, limits, transaction } = context;
  return {
    ensure: (serviceSid, identity) =>
      store.users.getByIdentity(serviceSid, identity) ??
      transaction(() => ensureUser(context, serviceSid, identity), {
        kind: "sdk",
        serviceSid,
        identity,
      }),
    get: (serviceSid, sidOrIdentity) => requireUser(context, serviceSid, sidOrIdentity),
    find: (serviceSid, sidOrIdentity) => findUser(context, serviceSid, sidOrIdentity),
    list: (serviceSid, page) => paged(() => store.users.list(serviceSid, page)),
    create: (actor, serviceSid, input) =>
      transaction(() => {
        const identity = checkIdentity(input.identity, limits);
        const fields = checkUserFields(context, serviceSid, input);
        if (store.users.getByIdentity(serviceSid, identity) !== undefined)
          throw new ApiError(50201);
        return insertUser(context, serviceSid, identity, fields);
      }, actor),
    update: (actor, serviceSid, sidOrIdentity, patch) =>
      transaction(() => updateUser(context, actor, serviceSid, sidOrIdentity, patch), actor),
    remove: (actor, serviceSid, sidOrIdentity) =>
      transaction(() => {
        removeUser(context, requireUser(context, serviceSid, sidOrIdentity));
      }, actor),
    ...createReachability(context),
  };
}

function findUser(
  { store }: ServiceContext,
  serviceSid: ServiceSid,
  sidOrIdentity: string,
): UserRow | undefined {
  if (!isSid("US", sidOrIdentity)) return store.users.getByIdentity(serviceSid, sidOrIdentity);
  const row = store.users.get(sidOrIdentity);
  return row?.serviceSid === serviceSid ? row : undefined;
}

function requireUser(
  context: ServiceContext,
  serviceSid: ServiceSid,
  sidOrIdentity: string,
): UserRow {
  const row = findUser(context, serviceSid, sidOrIdentity);
  if (row === undefined) throw new ApiError(50200);
  return row;
}

function checkUserFields(
  context: ServiceContext,
  serviceSid: ServiceSid,
  input: UserInput,
): Partial<Pick<UserRow, "friendlyName" | "attributes" | "roleSid">> {
  const { limits } = context;
  const { friendlyName, attributes, roleSid } = input;
  const max = limits.friendlyNameLength;
  const tooLong = `FriendlyName is too long, at most ${max} characters`;
  return {
    ...(friendlyName === undefined
      ? {}
      : { friendlyName: checkLength(friendlyName, max, 50003, tooLong) }),
    ...(attributes === undefined
      ? {}
      : { attributes: checkAttributes(attributes, limits.userAttributesBytes) }),
    ...(roleSid === undefined
      ? {}
      : { roleSid: checkRoleSid(context, serviceSid, "service", roleSid) }),
  };
}

function updateUser(
  context: ServiceContext,
  actor: Actor,
  serviceSid: ServiceSid,
  sidOrIdentity: string,
  patch: UserInput,
): UserRow {
  const { store, clock, emit } = context;
  const user = requireUser(context, serviceSid, sidOrIdentity);
  const isOwn = actor.kind === "sdk" && actor.identity === user.identity;
  requireServicePermission(
    context,
    actor,
    "editAnyUserInfo",
    ...(isOwn ? (["editOwnUserInfo"] as const) : []),
  );
  refuseEmptyPatch(patch);
  const change: Partial<UserRow> = {
    ...checkUserFields(context, serviceSid, patch),
    dateUpdated: clock.now(),
  };
  if (change.friendlyName !== undefined) change.friendlyNameEventId = store.eventIds.next();
  if (change.attributes !== undefined) change.attributesEventId = store.eventIds.next();
  store.users.update(user.sid, change);
  const changed = { ...user, ...change };
  if (change.friendlyNameEventId !== undefined) {
    const eventId = change.friendlyNameEventId;
    emit({ type: "userUpdated", user: changed, key: "friendlyName", eventId });
  }
  if (change.attributesEventId !== undefined) {
    const eventId = change.attributesEventId;
    emit({ type: "userUpdated", user: changed, key: "attributes", eventId });
  }
  emit({ type: "userChanged", user: changed });
  return changed;
}

/** The user's participants go too (USER5). */
function removeUser(context: ServiceContext, user: UserRow): void {
  const { store } = context;
  for (const participant of store.participants.ofIdentity(user.serviceSid, user.identity)) {
    const conversation = store.conversations.get(participant.conversationSid);
    if (conversation !== undefined) removeParticipant(context, conversation, participant);
  }
  store.users.remove(user.sid);
}

/** Who is connected; in memory, because after a restart nobody is. */
function createReachability({
  store,
  services,
  transaction,
  emit,
}: ServiceContext): Pick<Users, "setOnline" | "isOnline"> {
  const online = new Set<string>();
  const keyOf = (serviceSid: ServiceSid, identity: Identity) => `${serviceSid} ${identity}`;
  return {
    setOnline(serviceSid, identity, isOnline) {
      const key = keyOf(serviceSid, identity);
      if (online.has(key) === isOnline) return;
      if (isOnline) online.add(key);
      else online.delete(key);
      if (!services.of(serviceSid).reachability) return;
      transaction(() => {
        const eventId = store.eventIds.next();
        emit({ type: "reachabilityUpdated", serviceSid, identity, online: isOnline, eventId });
      });
    },
    isOnline: (serviceSid, identity) =>
      services.of(serviceSid).reachability && online.has(keyOf(serviceSid, identity)),
  };
}
