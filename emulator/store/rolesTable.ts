import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { RoleRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface RolesTable {
  insert(row: RoleRow): void;
  update(sid: string, patch: Partial<RoleRow>): void;
  remove(sid: string): void;
  removeOfService(serviceSid: ServiceSid): void;
  get(sid: string): RoleRow | undefined;
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
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    removeOfService: (serviceSid) => void table.remove("serviceSid = ?", serviceSid),
    get: (sid) => table.one("sid = ?", sid),
    list: (serviceSid, page) => table.page("serviceSid = ?", [serviceSid], page),
    isUsed(sid) {
      const sql = `select exists (select 1 from participants where roleSid = ?1)
        or exists (select 1 from users where roleSid = ?1) as used`;
      return database.get(sql, sid)?.["used"] === 1;
    },
  };
}
