import type { ConversationSid } from "../../src/domain/sids.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ScopedWebhookRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ScopedWebhooksTable extends SidTable<ScopedWebhookRow> {
  removeOfConversation(conversationSid: ConversationSid): void;
  ofConversation(conversationSid: ConversationSid): ScopedWebhookRow[];
  list(conversationSid: ConversationSid, page: PageRequest): Page<ScopedWebhookRow>;
  /** Whether there is one at all. */
  any(): boolean;
}

export function createScopedWebhooksTable(database: Database): ScopedWebhooksTable {
  const table = createTable<ScopedWebhookRow>(database, "scopedWebhooks", {
    sid: "plain",
    conversationSid: "plain",
    serviceSid: "plain",
    target: "plain",
    url: "plain",
    method: "plain",
    filters: "json",
    triggers: "json",
    flowSid: "plain",
    replayAfter: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    ...bySid(table),
    removeOfConversation: (conversationSid) =>
      void table.remove("conversationSid = ?", conversationSid),
    ofConversation: (conversationSid) =>
      table.many("conversationSid = ? order by id", conversationSid),
    list: (conversationSid, page) => table.page("conversationSid = ?", [conversationSid], page),
    any: () => table.one("true limit 1") !== undefined,
  };
}
