import type { ConversationSid, MediaSid, MessageSid } from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";
import type { MediaRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface MediaTable {
  insert(row: MediaRow): void;
  update(sid: MediaSid, patch: Partial<MediaRow>): void;
  remove(sid: MediaSid): void;
  removeOfConversation(conversationSid: ConversationSid): void;
  get(sid: MediaSid): MediaRow | undefined;
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
    insert: table.insert,
    update: (sid, patch) => table.update("sid", sid, patch),
    remove: (sid) => void table.remove("sid = ?", sid),
    removeOfConversation: (conversationSid) =>
      void table.remove("conversationSid = ?", conversationSid),
    get: (sid) => table.one("sid = ?", sid),
    ofMessage: (conversationSid, messageSid) =>
      table.many("conversationSid = ? and messageSid = ? order by id", conversationSid, messageSid),
    ofConversation: (conversationSid) =>
      table.many("conversationSid = ? order by id", conversationSid),
    unattachedBefore: (dateCreated) =>
      table.many("messageSid is null and dateCreated < ? order by dateCreated", dateCreated),
  };
}
