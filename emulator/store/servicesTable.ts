import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ServiceRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ServicesTable extends SidTable<ServiceRow> {
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
    ...bySid(table),
    list: (page) => table.page("true", [], page),
  };
}
