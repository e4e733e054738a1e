import type { ContentSid } from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ContentRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ContentsTable {
  insert(row: ContentRow): void;
  update(sid: ContentSid, patch: Partial<ContentRow>): void;
  remove(sid: ContentSid): void;
  get(sid: ContentSid): ContentRow | undefined;
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
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    get: (sid) => table.one("sid = ?", sid),
    all: () => table.many("true order by id"),
    list: (page) => table.page("true", [], page),
  };
}
