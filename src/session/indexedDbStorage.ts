import type { DBSchema, IDBPDatabase } from "idb";
import { deleteDB, openDB } from "idb";
import type { Identity } from "../domain/identity.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { ConversationSnapshot, SnapshotFacts, ThreadSnapshot } from "../store/chatSnapshot.ts";
import type {
  ChatStorage,
  Draft,
  DraftEdits,
  DraftFiles,
  DraftReply,
  SnapshotChanges,
} from "./chatStorage.ts";

interface Tables extends DBSchema {
  outbox: { key: string; value: OutboxMessage };
  drafts: { key: string; value: Draft };
  draftFiles: { key: string; value: DraftFiles };
  draftReplies: { key: string; value: DraftReply };
  draftEdits: { key: string; value: DraftEdits };
  facts: { key: string; value: SnapshotFacts };
  conversations: { key: string; value: ConversationSnapshot };
  threads: { key: string; value: ThreadSnapshot };
}

/**
 * Of what is kept; nothing else writes here, so the shape of an entry needs no check but this. To be raised when the
 * shape of an entity changes: the snapshot is then thrown away, what the person wrote stays.
 */
const version = 6;

const writtenTables = ["outbox", "drafts", "draftFiles", "draftReplies", "draftEdits"] as const;
const snapshotTables = ["facts", "conversations", "threads"] as const;
const factsKey = "facts";

/** One database per identity, so that two people at one browser never see each other's words. */
export function createIndexedDbStorage(identity: Identity): ChatStorage {
  const name = `partyline:${identity}`;
  const database = open(name);

  return {
    async load() {
      const transaction = (await database).transaction(writtenTables, "readonly");
      const [outbox, drafts, draftFiles, draftReplies, draftEdits] = await Promise.all([
        transaction.objectStore("outbox").getAll(),
        transaction.objectStore("drafts").getAll(),
        transaction.objectStore("draftFiles").getAll(),
        transaction.objectStore("draftReplies").getAll(),
        transaction.objectStore("draftEdits").getAll(),
      ]);
      return { outbox: outbox.toSorted(byTime), drafts, draftFiles, draftReplies, draftEdits };
    },
    async loadSnapshot() {
      const transaction = (await database).transaction(["facts", "conversations"], "readonly");
      const [facts, conversations] = await Promise.all([
        transaction.objectStore("facts").get(factsKey),
        transaction.objectStore("conversations").getAll(),
      ]);
      return facts === undefined ? null : { facts, conversations };
    },
    async loadOutbox() {
      return (await (await database).getAll("outbox")).toSorted(byTime);
    },
    async loadThread(conversationSid) {
      return (await database).get("threads", conversationSid);
    },
    async putOutbox(message) {
      await (await database).put("outbox", message, message.clientMessageId);
    },
    async removeOutbox(clientMessageId) {
      await (await database).delete("outbox", clientMessageId);
    },
    async takeBack(clientMessageId, draft, draftFiles) {
      const transaction = (await database).transaction(writtenTables, "readwrite");
      const { conversationSid } = draft;
      const drafts = transaction.objectStore("drafts");
      const files = transaction.objectStore("draftFiles");
      await Promise.all([
        transaction.objectStore("outbox").delete(clientMessageId),
        draft.body === "" ? drafts.delete(conversationSid) : drafts.put(draft, conversationSid),
        draftFiles.files.length === 0
          ? files.delete(conversationSid)
          : files.put(draftFiles, conversationSid),
        transaction.done,
      ]);
    },
    async putDraft(draft) {
      const db = await database;
      if (draft.body === "") await db.delete("drafts", draft.conversationSid);
      else await db.put("drafts", draft, draft.conversationSid);
    },
    async putDraftFiles(draft) {
      const db = await database;
      if (draft.files.length === 0) await db.delete("draftFiles", draft.conversationSid);
      else await db.put("draftFiles", draft, draft.conversationSid);
    },
    async putDraftReply(draft) {
      const db = await database;
      if (draft.quote === null) await db.delete("draftReplies", draft.conversationSid);
      else await db.put("draftReplies", draft, draft.conversationSid);
    },
    async putDraftEdits(draft) {
      const db = await database;
      if (draft.edits.length === 0) await db.delete("draftEdits", draft.conversationSid);
      else await db.put("draftEdits", draft, draft.conversationSid);
    },
    async keepSnapshot(changes) {
      await keep(await database, changes);
    },
    async clear() {
      (await database).close();
      await deleteDB(name);
    },
    async close() {
      (await database).close();
    },
  };
}

function open(name: string): Promise<IDBPDatabase<Tables>> {
  return openDB<Tables>(name, version, {
    upgrade(db) {
      for (const table of writtenTables) {
        if (!db.objectStoreNames.contains(table)) db.createObjectStore(table);
      }
      for (const table of snapshotTables) {
        if (db.objectStoreNames.contains(table)) db.deleteObjectStore(table);
        db.createObjectStore(table);
      }
    },
    // Signing out in another tab deletes the database; it would wait for us otherwise.
    blocking: (_current, _blocked, event) => {
      // The event's target is the connection that is in the way (IndexedDB, versionchange).
      (event.target as IDBDatabase).close();
    },
  });
}

async function keep(db: IDBPDatabase<Tables>, changes: SnapshotChanges): Promise<void> {
  const { facts, conversations, threads, gone } = changes;
  const transaction = db.transaction(snapshotTables, "readwrite");
  const inConversations = transaction.objectStore("conversations");
  const inThreads = transaction.objectStore("threads");
  const writes: Promise<unknown>[] = [transaction.done];
  if (facts !== null) writes.push(transaction.objectStore("facts").put(facts, factsKey));
  for (const entry of conversations)
    writes.push(inConversations.put(entry, entry.conversation.sid));
  for (const thread of threads) writes.push(inThreads.put(thread, thread.conversationSid));
  for (const sid of gone) writes.push(inConversations.delete(sid), inThreads.delete(sid));
  await Promise.all(writes);
}

function byTime(a: OutboxMessage, b: OutboxMessage): number {
  return a.createdAt - b.createdAt;
}
