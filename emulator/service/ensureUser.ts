import type { Identity } from "../../src/domain/identity.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";
import type { UserRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";

/** The user of an identity, made on first use (USER1). Must run inside a transaction. */
export function ensureUser(
  context: ServiceContext,
  serviceSid: ServiceSid,
  identity: Identity,
): UserRow {
  return (
    context.store.users.getByIdentity(serviceSid, identity) ??
    insertUser(context, serviceSid, identity, {})
  );
}

export function insertUser(
  { store, ids, clock, services, emit }: ServiceContext,
  serviceSid: ServiceSid,
  identity: Identity,
  fields: Partial<Pick<UserRow, "friendlyName" | "attributes" | "roleSid">>,
): UserRow {
  const now = clock.now();
  const eventId = store.eventIds.next();
  const user: UserRow = {
    sid: ids.sid("US"),
    serviceSid,
    identity,
    // The SDK's own user must have a name (wire protocol 8.5).
    friendlyName: identity,
    attributes: "{}",
    roleSid: services.of(serviceSid).serviceRoleSid,
    dateCreated: now,
    dateUpdated: now,
    friendlyNameEventId: eventId,
    attributesEventId: eventId,
    ...fields,
  };
  store.users.insert(user);
  emit({ type: "userAdded", user });
  return user;
}
