import type { Database } from "./database.ts";
import type { WebhooksRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface WebhooksTable {
  get(scope: string): WebhooksRow | undefined;
  /** Keeps the row in the place of the one before. */
  put(row: WebhooksRow): void;
  remove(scope: string): void;
  /** Whether there is one that is asked before a change. */
  anyPre(): boolean;
  /** Whether there is one that is told after a change. */
  anyPost(): boolean;
}

export function createWebhooksTable(database: Database): WebhooksTable {
  const table = createTable<WebhooksRow>(database, "webhooks", {
    scope: "plain",
    preWebhookUrl: "plain",
    postWebhookUrl: "plain",
    method: "plain",
    filters: "json",
    target: "plain",
  });
  const remove = (scope: string) => void table.remove("scope = ?", scope);
  return {
    get: (scope) => table.one("scope = ?", scope),
    put(row) {
      remove(row.scope);
      table.insert(row);
    },
    remove,
    anyPre: () => table.one("preWebhookUrl is not null limit 1") !== undefined,
    anyPost: () => table.one("postWebhookUrl is not null limit 1") !== undefined,
  };
}
