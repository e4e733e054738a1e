import type { ServiceSid } from "../../src/domain/sids.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { RoleRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface RolesTable extends SidTable<RoleRow> {
  removeOfService(serviceSid: ServiceSid): void;
  list(serviceSid: ServiceSid, page: PageRequest): Page<RoleRow>;
  /** Whether a participant or a user has it. */
  isUsed(sid: string): boolean;
}

export function createRolesTable(database: Database): RolesTable {
  const table = createTable<RoleRow>(database, "roles", {
    sid: "plain",
    serviceSid: "plain",
    friendlyName: "plain",
    type: "plain",
    permissions: "json",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    ...bySid(table),
    removeOfService: (serviceSid) => void table.remove("serviceSid = ?", serviceSid),
    list: (serviceSid, page) => table.page("serviceSid = ?", [serviceSid], page),
    isUsed(sid) {
      const sql = `select exists (select 1 from participants where roleSid = ?1)
        or exists (select 1 from users where roleSid = ?1) as used`;
      return database.get(sql, sid)?.["used"] === 1;
    },
  };
}
