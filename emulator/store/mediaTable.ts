import type { ConversationSid, MessageSid } from "../../src/domain/sids.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { MediaRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface MediaTable extends SidTable<MediaRow> {
  removeOfConversation(conversationSid: ConversationSid): void;
  ofMessage(conversationSid: ConversationSid, messageSid: MessageSid): MediaRow[];
  ofConversation(conversationSid: ConversationSid): MediaRow[];
  /** Uploaded before `dateCreated` and never put into a message. */
  unattachedBefore(dateCreated: number): MediaRow[];
}

export function createMediaTable(database: Database): MediaTable {
  const table = createTable<MediaRow>(database, "media", {
    sid: "plain",
    category: "plain",
    filename: "plain",
    contentType: "plain",
    size: "plain",
    inline: "plain",
    serviceSid: "plain",
    author: "plain",
    conversationSid: "plain",
    messageSid: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    ...bySid(table),
    removeOfConversation: (conversationSid) =>
      void table.remove("conversationSid = ?", conversationSid),
    ofMessage: (conversationSid, messageSid) =>
      table.many("conversationSid = ? and messageSid = ? order by id", conversationSid, messageSid),
    ofConversation: (conversationSid) =>
      table.many("conversationSid = ? order by id", conversationSid),
    unattachedBefore: (dateCreated) =>
      table.many("messageSid is null and dateCreated < ? order by dateCreated", dateCreated),
  };
}
