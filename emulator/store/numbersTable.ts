import type { Address } from "../../src/domain/address.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { NumberRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface NumbersTable {
  insert(row: NumberRow): void;
  update(sid: string, patch: Partial<NumberRow>): void;
  remove(sid: string): void;
  get(sid: string): NumberRow | undefined;
  getByAddress(address: Address): NumberRow | undefined;
  /** In order of getting them. */
  all(): NumberRow[];
  list(page: PageRequest): Page<NumberRow>;
}

export function createNumbersTable(database: Database): NumbersTable {
  const table = createTable<NumberRow>(database, "numbers", {
    sid: "plain",
    address: "plain",
    friendlyName: "plain",
    capabilities: "json",
    smsUrl: "plain",
    smsMethod: "plain",
    dateCreated: "plain",
  });
  return {
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    get: (sid) => table.one("sid = ?", sid),
    getByAddress: (address) => table.one("address = ?", address),
    all: () => table.many("true order by id"),
    list: (page) => table.page("true", [], page),
  };
}
