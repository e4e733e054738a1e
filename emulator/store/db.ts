import { DatabaseSync } from "@photostructure/sqlite";
import type { Bindable, Database, SqlValue } from "./database.ts";
import { migrate } from "./migrations.ts";

// Another process may be reading the file (a backup, sqlite3); wait for it rather than fail.
const busyTimeoutMs = 5_000;

/**
 * Opens the store. The only file that knows the driver (decision 0001). `:memory:` or a path.
 *
 * WAL with synchronous NORMAL: a commit is in the file, as the operating system sees it, before it is acknowledged,
 * so that it outlives `kill -9`. A power cut may lose the last commits, never half of one.
 */
export function openDatabase(path: string): Database {
  const driver = new DatabaseSync(path);
  driver.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
  driver.exec("pragma journal_mode = wal");
  driver.exec("pragma synchronous = normal");
  driver.exec("pragma foreign_keys = off");
  // 16 MB of changes before they are written a second time, into the file itself: a text changes some 50 kB of pages.
  driver.exec("pragma wal_autocheckpoint = 4000");

  const statements = new Map<string, ReturnType<typeof driver.prepare>>();
  const prepared = (sql: string) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = driver.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  const rollbackListeners: (() => void)[] = [];
  const forget = () => {
    for (const listener of rollbackListeners) listener();
  };
  let inTransaction = false;
  let doomed = false;

  const joined = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      doomed = true;
      throw error;
    }
  };

  const transaction = <T>(work: () => T): T => {
    if (inTransaction) return joined(work);
    // Immediate: a writer that would have to wait waits here, not in the middle of its work.
    prepared("begin immediate").run();
    inTransaction = true;
    doomed = false;
    try {
      const result = work();
      // Committing would keep half of the inner work.
      if (doomed) throw new Error("An inner transaction failed and its error was swallowed");
      prepared("commit").run();
      return result;
    } catch (error) {
      // A failed COMMIT may have ended the transaction itself (disk full).
      if (driver.isTransaction) driver.exec("rollback");
      forget();
      throw error;
    } finally {
      inTransaction = false;
    }
  };

  const database: Database = {
    get: (sql, ...params) => prepared(sql).get(...bound(params)),
    all: (sql, ...params) => prepared(sql).all(...bound(params)),
    run: (sql, ...params) => Number(prepared(sql).run(...bound(params)).changes),
    exec: (sql) => driver.exec(sql),
    transaction,
    onRollback: (listener) => void rollbackListeners.push(listener),
    forget,
    close() {
      // The driver closes a statement's files only when the statement is collected, so nothing may hold on to it.
      statements.clear();
      leaveWal(driver);
      driver.close();
    },
  };
  migrate(database);
  return database;
}

/** The whole store is one file again, and the two beside it are closed, whenever the rest of the driver lets go. */
function leaveWal(driver: InstanceType<typeof DatabaseSync>): void {
  try {
    driver.exec("pragma journal_mode = delete");
  } catch {
    // Another process is reading; what is in the log stays there and is found at the next start.
  }
}

/**
 * Drivers differ on booleans: one aborts the process, one refuses, one takes 1 and 0. So none gets any. This one ends a
 * text at U+0000, so that a search for `alice\0` would find `alice`.
 */
function bound(params: readonly Bindable[]): SqlValue[] {
  return params.map((value) => {
    if (typeof value === "boolean") return Number(value);
    return typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value;
  });
}
