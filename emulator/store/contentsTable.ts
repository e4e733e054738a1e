import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ContentRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ContentsTable extends SidTable<ContentRow> {
  /** In order of making. */
  all(): ContentRow[];
  list(page: PageRequest): Page<ContentRow>;
}

export function createContentsTable(database: Database): ContentsTable {
  const table = createTable<ContentRow>(database, "contents", {
    sid: "plain",
    friendlyName: "plain",
    language: "plain",
    variables: "json",
    types: "json",
    approval: "json",
    origin: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    ...bySid(table),
    all: () => table.many("true order by id"),
    list: (page) => table.page("true", [], page),
  };
}
