import type { ServiceSid, UserSid } from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { UserRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface UsersTable {
  insert(row: UserRow): void;
  update(sid: UserSid, patch: Partial<UserRow>): void;
  remove(sid: UserSid): void;
  removeOfService(serviceSid: ServiceSid): void;
  get(sid: UserSid): UserRow | undefined;
  getByIdentity(serviceSid: ServiceSid, identity: string): UserRow | undefined;
  list(serviceSid: ServiceSid, page: PageRequest): Page<UserRow>;
}

export function createUsersTable(database: Database): UsersTable {
  const table = createTable<UserRow>(database, "users", {
    sid: "plain",
    serviceSid: "plain",
    identity: "plain",
    friendlyName: "plain",
    attributes: "plain",
    roleSid: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
    friendlyNameEventId: "plain",
    attributesEventId: "plain",
  });
  return {
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    removeOfService: (serviceSid) => void table.remove("serviceSid = ?", serviceSid),
    get: (sid) => table.one("sid = ?", sid),
    getByIdentity: (serviceSid, identity) =>
      table.one("serviceSid = ? and identity = ?", serviceSid, identity),
    list: (serviceSid, page) => table.page("serviceSid = ?", [serviceSid], page),
  };
}
