import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { MessagingServiceRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface MessagingServicesTable extends SidTable<MessagingServiceRow> {
  list(page: PageRequest): Page<MessagingServiceRow>;
}

export function createMessagingServicesTable(database: Database): MessagingServicesTable {
  const table = createTable<MessagingServiceRow>(database, "messagingServices", {
    sid: "plain",
    friendlyName: "plain",
    inboundRequestUrl: "plain",
    inboundMethod: "plain",
    useInboundWebhookOnNumber: "json",
    autocreates: "json",
    settings: "json",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    ...bySid(table),
    list: (page) => table.page("true", [], page),
  };
}
