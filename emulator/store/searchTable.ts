import type {
  ConversationSid,
  MessageSid,
  ParticipantSid,
  UserSid,
} from "../../src/domain/sids.ts";
import type { Database } from "./database.ts";

/** What a person may look for by a part of its text, in all services; the newest first. */
export interface Search {
  /** By a name; the empty text finds all. */
  conversations(text: string, limit: number): ConversationSid[];
  users(text: string, limit: number): UserSid[];
  /** By body or author. */
  messages(text: string, limit: number): MessageSid[];
  /** Who is reached at this address, or through it. */
  participantsAt(address: string, limit: number): ParticipantSid[];
}

export function createSearch(database: Database): Search {
  // No index: people look seldom, and a look through a million rows takes a second.
  const containing = (text: string) => `%${text.replaceAll(/[%_\\]/g, "\\$&")}%`;
  const like = (column: string) => `coalesce(${column}, '') like ?1 escape '\\'`;
  const find = (table: string, condition: string, value: string, limit: number): string[] =>
    database
      .all(`select sid from ${table} where ${condition} order by id desc limit ?2`, value, limit)
      .map((row) => String(row["sid"]));
  // The columns hold these sids.
  return {
    conversations: (text, limit) =>
      find(
        "conversations",
        `${like("friendlyName")} or ${like("uniqueName")}`,
        containing(text),
        limit,
      ) as ConversationSid[],
    users: (text, limit) =>
      find(
        "users",
        `${like("identity")} or ${like("friendlyName")}`,
        containing(text),
        limit,
      ) as UserSid[],
    messages: (text, limit) =>
      find(
        "messages",
        `${like("body")} or ${like("author")}`,
        containing(text),
        limit,
      ) as MessageSid[],
    participantsAt: (address, limit) =>
      find("participants", "address = ?1 or proxyAddress = ?1", address, limit) as ParticipantSid[],
  };
}
