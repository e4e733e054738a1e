import type { ServiceSid } from "../../src/domain/sids.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { UserRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface UsersTable extends SidTable<UserRow> {
  removeOfService(serviceSid: ServiceSid): void;
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
    ...bySid(table),
    removeOfService: (serviceSid) => void table.remove("serviceSid = ?", serviceSid),
    getByIdentity: (serviceSid, identity) =>
      table.one("serviceSid = ? and identity = ?", serviceSid, identity),
    list: (serviceSid, page) => table.page("serviceSid = ?", [serviceSid], page),
  };
}
