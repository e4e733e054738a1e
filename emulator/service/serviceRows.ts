import type { RoleSid, ServiceSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { NotificationSettings, RoleRow, ServiceRow } from "../store/rows.ts";
import type { Store } from "../store/store.ts";
import { type StockRoles, stockRoles } from "./stockRoles.ts";

/** The services and roles in use, kept in memory: each change of a chat person asks for theirs. */
export interface ServiceRows {
  /** Made when it is asked for: a service is there as soon as something is in it. */
  of(sid: ServiceSid): ServiceRow;
  find(sid: ServiceSid): ServiceRow | undefined;
  role(sid: RoleSid): RoleRow | undefined;
  /** Must run inside a transaction. */
  insert(sid: ServiceSid, friendlyName: string): ServiceRow;
  /** To be called whenever a service or a role has changed. */
  forget(): void;
}

interface Options {
  store: Store;
  clock: Clock;
  ids: Ids;
  stockRoles: StockRoles;
  /** The service whose people are told from the start who is online. */
  defaultServiceSid: ServiceSid;
}

export function createServiceRows(options: Options): ServiceRows {
  const { store } = options;
  const services = new Map<ServiceSid, ServiceRow>();
  const roles = new Map<RoleSid, RoleRow>();
  const forget = () => {
    services.clear();
    roles.clear();
  };
  store.onInvalidated(forget);

  const find = (sid: ServiceSid) => {
    const row = services.get(sid) ?? store.services.get(sid);
    if (row !== undefined) services.set(sid, row);
    return row;
  };
  const insert = (sid: ServiceSid, friendlyName: string) => {
    const row = insertService(options, sid, friendlyName);
    services.set(sid, row);
    return row;
  };

  return {
    find,
    insert,
    forget,
    of: (sid) => find(sid) ?? store.transaction(() => insert(sid, "Default Conversations Service")),
    role(sid) {
      const row = roles.get(sid) ?? store.roles.get(sid);
      if (row !== undefined) roles.set(sid, row);
      return row;
    },
  };
}

function insertService(
  { store, ids, clock, stockRoles: kind, defaultServiceSid }: Options,
  sid: ServiceSid,
  friendlyName: string,
): ServiceRow {
  const now = clock.now();
  const made = stockRoles(kind).map(({ pointer, ...fields }) => {
    const role: RoleRow = {
      sid: ids.sid<RoleSid>("RL"),
      serviceSid: sid,
      ...fields,
      dateCreated: now,
      dateUpdated: now,
    };
    store.roles.insert(role);
    return { pointer, sid: role.sid };
  });
  const pointed = (pointer: string): RoleSid => {
    const role = made.find((each) => each.pointer === pointer);
    if (role === undefined) throw new Error(`No stock role for ${pointer}`);
    return role.sid;
  };
  const row: ServiceRow = {
    sid,
    friendlyName,
    creatorRoleSid: pointed("creatorRoleSid"),
    conversationRoleSid: pointed("conversationRoleSid"),
    serviceRoleSid: pointed("serviceRoleSid"),
    // Off in a new service (Reachability Indicator); on where the emulator's own people are.
    reachability: sid === defaultServiceSid,
    notifications: noNotifications,
    dateCreated: now,
    dateUpdated: now,
  };
  store.services.insert(row);
  return row;
}

const none = { enabled: false, template: null, sound: null };

const noNotifications: NotificationSettings = {
  logEnabled: false,
  newMessage: {
    ...none,
    badgeCountEnabled: false,
    withMedia: { enabled: false, template: null },
  },
  addedToConversation: none,
  removedFromConversation: none,
};
