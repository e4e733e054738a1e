import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";
import type { TombstoneRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface TombstonesTable {
  /** One per key: a later removal of the same takes the place of the earlier. */
  put(row: TombstoneRow): void;
  /** Removed after that event, in order of it. */
  since(
    kind: TombstoneRow["kind"],
    owner: string,
    serviceSid: ServiceSid,
    eventId: number,
  ): TombstoneRow[];
  get(
    kind: TombstoneRow["kind"],
    owner: string,
    serviceSid: ServiceSid,
    key: string,
  ): TombstoneRow | undefined;
}

export function createTombstonesTable(database: Database): TombstonesTable {
  const table = createTable<TombstoneRow>(database, "tombstones", {
    kind: "plain",
    owner: "plain",
    serviceSid: "plain",
    key: "plain",
    eventId: "plain",
    lastValue: "plain",
  });
  const ofKey = "kind = ? and owner = ? and serviceSid = ? and key = ?";
  return {
    put(row) {
      table.remove(ofKey, row.kind, row.owner, row.serviceSid, row.key);
      table.insert(row);
    },
    since: (kind, owner, serviceSid, eventId) =>
      table.many(
        "kind = ? and owner = ? and serviceSid = ? and eventId > ? order by eventId",
        kind,
        owner,
        serviceSid,
        eventId,
      ),
    get: (kind, owner, serviceSid, key) => table.one(ofKey, kind, owner, serviceSid, key),
  };
}
