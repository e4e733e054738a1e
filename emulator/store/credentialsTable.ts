import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { CredentialRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface CredentialsTable extends SidTable<CredentialRow> {
  list(page: PageRequest): Page<CredentialRow>;
}

export function createCredentialsTable(database: Database): CredentialsTable {
  const table = createTable<CredentialRow>(database, "credentials", {
    sid: "plain",
    friendlyName: "plain",
    type: "plain",
    sandbox: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    ...bySid(table),
    list: (page) => table.page("true", [], page),
  };
}
