import type { Address } from "../../src/domain/address.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { AddressConfigurationRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface AddressConfigurationsTable {
  insert(row: AddressConfigurationRow): void;
  update(sid: string, patch: Partial<AddressConfigurationRow>): void;
  remove(sid: string): void;
  get(sid: string): AddressConfigurationRow | undefined;
  getByAddress(address: Address): AddressConfigurationRow | undefined;
  /** `type` in any case of letters. */
  list(type: string | undefined, page: PageRequest): Page<AddressConfigurationRow>;
}

export function createAddressConfigurationsTable(database: Database): AddressConfigurationsTable {
  const table = createTable<AddressConfigurationRow>(database, "addressConfigurations", {
    sid: "plain",
    type: "plain",
    address: "plain",
    friendlyName: "plain",
    autoCreation: "json",
    addressCountry: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    get: (sid) => table.one("sid = ?", sid),
    getByAddress: (address) => table.one("address = ?", address),
    list: (type, page) =>
      type === undefined
        ? table.page("true", [], page)
        : table.page("lower(type) = ?", [type.toLowerCase()], page),
  };
}
