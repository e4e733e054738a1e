import type { ServiceSid } from "../../src/domain/sids.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database, SqlValue } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ConversationRow, ConversationRowState } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ConversationsTable extends SidTable<ConversationRow> {
  getByUniqueName(serviceSid: ServiceSid, uniqueName: string): ConversationRow | undefined;
  list(
    serviceSid: ServiceSid,
    filter: {
      state?: ConversationRowState | undefined;
      startDate?: number | undefined;
      endDate?: number | undefined;
    },
    page: PageRequest,
  ): Page<ConversationRow>;
  count(): number;
  /** Those whose timers run out first. */
  byTimer(limit: number): ConversationRow[];
}

export function createConversationsTable(database: Database): ConversationsTable {
  const table = createTable<ConversationRow>(database, "conversations", {
    sid: "plain",
    serviceSid: "plain",
    messagingServiceSid: "plain",
    friendlyName: "plain",
    uniqueName: "plain",
    attributes: "plain",
    state: "plain",
    createdBy: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
    stateUpdated: "plain",
    inactiveTimer: "plain",
    closedTimer: "plain",
    activityAt: "plain",
    timerAt: "plain",
    lastMessageIndex: "plain",
    lastMessageDate: "plain",
    nextIndex: "plain",
    messagesCount: "plain",
    participantsCount: "plain",
    eventId: "plain",
  });
  return {
    ...bySid(table),
    getByUniqueName: (serviceSid, uniqueName) =>
      table.one("serviceSid = ? and uniqueName = ?", serviceSid, uniqueName),
    list(serviceSid, { state, startDate, endDate }, page) {
      const conditions = ["serviceSid = ?"];
      const params: SqlValue[] = [serviceSid];
      const add = (condition: string, value: SqlValue | undefined) => {
        if (value === undefined) return;
        conditions.push(condition);
        params.push(value);
      };
      add("state = ?", state);
      add("dateCreated >= ?", startDate);
      add("dateCreated <= ?", endDate);
      return table.page(conditions.join(" and "), params, page);
    },
    byTimer: (limit) => table.many("timerAt is not null order by timerAt, id limit ?", limit),
    count: () => Number(database.get("select count(*) as n from conversations")?.["n"] ?? 0),
  };
}
