import type { Address } from "../../src/domain/address.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { NumberRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface NumbersTable extends SidTable<NumberRow> {
  getByAddress(address: Address): NumberRow | undefined;
  /** In order of getting them. */
  all(): NumberRow[];
  list(page: PageRequest): Page<NumberRow>;
  ofMessagingService(messagingServiceSid: string, page: PageRequest): Page<NumberRow>;
}

export function createNumbersTable(database: Database): NumbersTable {
  const table = createTable<NumberRow>(database, "numbers", {
    sid: "plain",
    address: "plain",
    friendlyName: "plain",
    capabilities: "json",
    smsUrl: "plain",
    smsMethod: "plain",
    messagingServiceSid: "plain",
    senderStatus: "plain",
    dateCreated: "plain",
  });
  return {
    ...bySid(table),
    getByAddress: (address) => table.one("address = ?", address),
    all: () => table.many("true order by id"),
    list: (page) => table.page("true", [], page),
    ofMessagingService: (messagingServiceSid, page) =>
      table.page("messagingServiceSid = ?", [messagingServiceSid], page),
  };
}
