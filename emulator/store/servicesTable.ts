import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ServiceRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ServicesTable {
  insert(row: ServiceRow): void;
  update(sid: string, patch: Partial<ServiceRow>): void;
  remove(sid: string): void;
  get(sid: string): ServiceRow | undefined;
  list(page: PageRequest): Page<ServiceRow>;
}

export function createServicesTable(database: Database): ServicesTable {
  const table = createTable<ServiceRow>(database, "services", {
    sid: "plain",
    friendlyName: "plain",
    creatorRoleSid: "plain",
    conversationRoleSid: "plain",
    serviceRoleSid: "plain",
    reachability: "json",
    notifications: "json",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    get: (sid) => table.one("sid = ?", sid),
    list: (page) => table.page("true", [], page),
  };
}
