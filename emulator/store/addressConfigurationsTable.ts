import type { Address } from "../../src/domain/address.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { AddressConfigurationRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface AddressConfigurationsTable extends SidTable<AddressConfigurationRow> {
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
    ...bySid(table),
    getByAddress: (address) => table.one("address = ?", address),
    list: (type, page) =>
      type === undefined
        ? table.page("true", [], page)
        : table.page("lower(type) = ?", [type.toLowerCase()], page),
  };
}
