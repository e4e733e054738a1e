import type { DBSchema, IDBPDatabase } from "idb";
import { deleteDB, openDB } from "idb";
import type { Identity } from "../domain/identity.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { ChatStorage, Draft } from "./chatStorage.ts";
import { randomId } from "./randomId.ts";

interface Tables extends DBSchema {
  /** `tab`: the lock name of the tab that sends it. */
  outbox: { key: string; value: { message: OutboxMessage; tab: string } };
  drafts: { key: string; value: Draft };
}

const version = 1;

/** One database per identity, so that two people at one browser never see each other's words. */
export function createIndexedDbStorage(identity: Identity): ChatStorage {
  const name = `partyline:${identity}`;
  const tab = `${name}:tab:${randomId()}`;
  const database = open(name);
  const releaseTab = holdLock(tab);

  return {
    async load() {
      const db = await database;
      const [outbox, drafts] = await Promise.all([takeOver(db, tab), db.getAll("drafts")]);
      return { outbox, drafts };
    },
    async putOutbox(message) {
      await (await database).put("outbox", { message, tab }, message.clientMessageId);
    },
    async removeOutbox(clientMessageId) {
      await (await database).delete("outbox", clientMessageId);
    },
    async putDraft(draft) {
      const db = await database;
      if (draft.body === "") await db.delete("drafts", draft.conversationSid);
      else await db.put("drafts", draft, draft.conversationSid);
    },
    async clear() {
      (await database).close();
      await deleteDB(name);
    },
    async close() {
      (await database).close();
      releaseTab();
    },
  };
}

function open(name: string): Promise<IDBPDatabase<Tables>> {
  return openDB<Tables>(name, version, {
    upgrade(db) {
      db.createObjectStore("outbox");
      db.createObjectStore("drafts");
    },
    // Signing out in another tab deletes the database; it would wait for us otherwise.
    blocking: (_current, _blocked, event) => {
      // The event's target is the connection that is in the way (IndexedDB, versionchange).
      (event.target as IDBDatabase).close();
    },
  });
}

/** Entries whose tab is gone become ours. A tab holds a lock with its name for as long as it lives. */
async function takeOver(db: IDBPDatabase<Tables>, tab: string): Promise<OutboxMessage[]> {
  const alive = new Set(await heldLocks());
  const transaction = db.transaction("outbox", "readwrite");
  const entries = await transaction.store.getAll();
  const orphans = entries.filter((entry) => entry.tab === tab || !alive.has(entry.tab));
  for (const { message } of orphans) {
    await transaction.store.put({ message, tab }, message.clientMessageId);
  }
  await transaction.done;
  return orphans.map((entry) => entry.message).toSorted((a, b) => a.createdAt - b.createdAt);
}

/*
 * Web Locks are missing on plain http beyond localhost. There every start takes over what it finds, which is wrong only
 * for two tabs that are offline at the same time.
 */
function lockManager(): LockManager | undefined {
  return "locks" in navigator ? navigator.locks : undefined;
}

async function heldLocks(): Promise<string[]> {
  const found = await lockManager()?.query();
  return (found?.held ?? []).flatMap((lock) => (lock.name === undefined ? [] : [lock.name]));
}

function holdLock(name: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Rejects only when the page goes away, and then nobody is left to hear of it.
  lockManager()
    ?.request(name, () => held)
    .catch(() => {});
  return release;
}
