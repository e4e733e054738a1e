import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { MessagingServiceRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface MessagingServicesTable {
  insert(row: MessagingServiceRow): void;
  update(sid: string, patch: Partial<MessagingServiceRow>): void;
  remove(sid: string): void;
  get(sid: string): MessagingServiceRow | undefined;
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
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    get: (sid) => table.one("sid = ?", sid),
    list: (page) => table.page("true", [], page),
  };
}
