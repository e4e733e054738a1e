import type { ConversationSid } from "../../src/domain/sids.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Order, Page, PageRequest } from "./page.ts";
import type { MessageRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface MessagesTable extends SidTable<MessageRow> {
  removeOfConversation(conversationSid: ConversationSid): void;
  getByIndex(conversationSid: ConversationSid, index: number): MessageRow | undefined;
  last(conversationSid: ConversationSid): MessageRow | undefined;
  /** Of all conversations, newest first. */
  newest(limit: number): MessageRow[];
  list(
    conversationSid: ConversationSid,
    request: PageRequest & { order?: Order },
  ): Page<MessageRow>;
  range(
    conversationSid: ConversationSid,
    request: { order: Order; from?: number | undefined; limit: number },
  ): MessageRow[];
  /** Messages with a greater index, counted up to `cap`. */
  countAfter(conversationSid: ConversationSid, index: number, cap: number): number;
  /** Added or changed after that event, in order of it. */
  changedSince(conversationSid: ConversationSid, eventId: number): MessageRow[];
}

export function createMessagesTable(database: Database): MessagesTable {
  const table = createTable<MessageRow>(database, "messages", {
    sid: "plain",
    conversationSid: "plain",
    serviceSid: "plain",
    index: "plain",
    author: "plain",
    participantSid: "plain",
    body: "plain",
    subject: "plain",
    attributes: "plain",
    contentSid: "plain",
    media: "json",
    delivery: "json",
    lastUpdatedBy: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
    addedEventId: "plain",
    eventId: "plain",
  });
  return {
    ...bySid(table),
    removeOfConversation: (conversationSid) =>
      void table.remove("conversationSid = ?", conversationSid),
    getByIndex: (conversationSid, index) =>
      table.one('conversationSid = ? and "index" = ?', conversationSid, index),
    last: (conversationSid) =>
      table.one('conversationSid = ? order by "index" desc limit 1', conversationSid),
    newest: (limit) => table.many("true order by id desc limit ?", limit),
    list: (conversationSid, request) =>
      table.page("conversationSid = ?", [conversationSid], { ...request, keyColumn: "index" }),
    range(conversationSid, { order, from, limit }) {
      const start = from ?? (order === "asc" ? 0 : Number.MAX_SAFE_INTEGER);
      const condition =
        order === "asc"
          ? 'conversationSid = ? and "index" >= ? order by "index" asc limit ?'
          : 'conversationSid = ? and "index" <= ? order by "index" desc limit ?';
      return table.many(condition, conversationSid, start, limit);
    },
    countAfter(conversationSid, index, cap) {
      const sql =
        'select count(*) as n from (select 1 from messages where conversationSid = ? and "index" > ? limit ?)';
      return Number(database.get(sql, conversationSid, index, cap)?.["n"] ?? 0);
    },
    changedSince: (conversationSid, eventId) =>
      table.many("conversationSid = ? and eventId > ? order by eventId", conversationSid, eventId),
  };
}
