import type { Address } from "../../src/domain/address.ts";
import type { MessageSid } from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";
import type { PhoneMessageRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface PhoneMessagesTable {
  insert(row: PhoneMessageRow): void;
  update(sid: string, patch: Partial<PhoneMessageRow>): void;
  removeOfPhone(phone: Address): void;
  get(sid: string): PhoneMessageRow | undefined;
  /** Oldest first. */
  ofPhone(phone: Address): PhoneMessageRow[];
  /** What this phone has sent as that message. */
  sentAs(messageSid: MessageSid, phone: Address): PhoneMessageRow | undefined;
}

export function createPhoneMessagesTable(database: Database): PhoneMessagesTable {
  const table = createTable<PhoneMessageRow>(database, "phoneMessages", {
    sid: "plain",
    phone: "plain",
    direction: "plain",
    from: "plain",
    to: "plain",
    alsoTo: "json",
    body: "plain",
    media: "json",
    content: "json",
    status: "plain",
    conversationSid: "plain",
    messageSid: "plain",
    dateCreated: "plain",
  });
  return {
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    removeOfPhone: (phone) => void table.remove("phone = ?", phone),
    get: (sid) => table.one("sid = ?", sid),
    ofPhone: (phone) => table.many("phone = ? order by id", phone),
    // From the newest on, so that a message of just now is found at once.
    sentAs: (messageSid, phone) =>
      table.one(
        "phone = ? and messageSid = ? and direction = 'outbound' order by id desc limit 1",
        phone,
        messageSid,
      ),
  };
}
