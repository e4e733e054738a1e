import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { CredentialRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface CredentialsTable {
  insert(row: CredentialRow): void;
  update(sid: string, patch: Partial<CredentialRow>): void;
  remove(sid: string): void;
  get(sid: string): CredentialRow | undefined;
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
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    get: (sid) => table.one("sid = ?", sid),
    list: (page) => table.page("true", [], page),
  };
}
