import type { Address } from "../../src/domain/address.ts";
import type { Database } from "./database.ts";
import type { PhoneRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface PhonesTable {
  insert(row: PhoneRow): void;
  update(address: Address, patch: Partial<PhoneRow>): void;
  remove(address: Address): void;
  get(address: Address): PhoneRow | undefined;
  all(): PhoneRow[];
}

export function createPhonesTable(database: Database): PhonesTable {
  const table = createTable<PhoneRow>(database, "phones", {
    address: "plain",
    label: "plain",
    state: "plain",
    dateCreated: "plain",
  });
  return {
    insert: table.insert,
    update: (address, patch) => table.update("address", address, patch),
    remove: (address) => void table.remove("address = ?", address),
    get: (address) => table.one("address = ?", address),
    all: () => table.many("true order by id"),
  };
}
