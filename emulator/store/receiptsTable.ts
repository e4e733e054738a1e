import type { Address } from "../../src/domain/address.ts";
import type { ConversationSid, MessageSid, ReceiptSid } from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ReceiptRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ReceiptsTable {
  insert(row: ReceiptRow): void;
  update(sid: ReceiptSid, patch: Partial<ReceiptRow>): void;
  removeOfMessage(messageSid: MessageSid): void;
  removeOfConversation(conversationSid: ConversationSid): void;
  get(sid: ReceiptSid): ReceiptRow | undefined;
  ofMessage(messageSid: MessageSid): ReceiptRow[];
  list(messageSid: MessageSid, page: PageRequest): Page<ReceiptRow>;
  /** Delivered to this WhatsApp phone and not read, oldest first. */
  unread(to: Address, from: Address | undefined): ReceiptRow[];
  /** Queued or sent, oldest first. */
  pending(): ReceiptRow[];
}

export function createReceiptsTable(database: Database): ReceiptsTable {
  const table = createTable<ReceiptRow>(database, "receipts", {
    sid: "plain",
    conversationSid: "plain",
    messageSid: "plain",
    participantSid: "plain",
    channelMessageSid: "plain",
    from: "plain",
    to: "plain",
    status: "plain",
    errorCode: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    removeOfMessage: (messageSid) => void table.remove("messageSid = ?", messageSid),
    removeOfConversation: (conversationSid) =>
      void table.remove("conversationSid = ?", conversationSid),
    get: (sid) => table.one("sid = ?", sid),
    ofMessage: (messageSid) => table.many("messageSid = ? order by id", messageSid),
    list: (messageSid, page) => table.page("messageSid = ?", [messageSid], page),
    // The index `receiptsUnread` has these very words.
    unread: (to, from) =>
      table.many(
        `"to" = ? and status = 'delivered' and substr("to", 1, 9) = 'whatsapp:'` +
          ` and (?2 is null or "from" = ?2) order by id`,
        to,
        from ?? null,
      ),
    pending: () => table.many("status in ('queued', 'sent') order by id"),
  };
}
