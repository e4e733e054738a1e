import type { Table } from "./table.ts";

/** What every table can do whose rows are known by their sid. */
export interface SidTable<Row extends { sid: string }> {
  insert(row: Row): void;
  update(sid: Row["sid"], patch: Partial<Row>): void;
  remove(sid: Row["sid"]): void;
  /** Also what somebody outside calls a sid. */
  get(sid: string): Row | undefined;
}

export function bySid<Row extends { sid: string }>(table: Table<Row>): SidTable<Row> {
  return {
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    get: (sid) => table.one("sid = ?", sid),
  };
}
