import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../store/db.ts";

/** A second look at an emulator's store, past everything that the emulator keeps in memory. */
export interface StoreWatch {
  /** Grows with every commit that has changed anything. */
  version(): number;
  /** A value of one row, which `at` picks; undefined when there is none. */
  pick(at: number, sql: string, ...params: string[]): string | undefined;
  close(): void;
}

/** A folder for the store of one test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "fuzz-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function watchStore(file: string): StoreWatch {
  const database = openDatabase(file);
  return {
    // SQLite: "two invocations return different values if another connection has committed changes in between".
    version: () => Number(database.get("pragma data_version")?.["data_version"]),
    pick(at, sql, ...params) {
      const rows = database.all(sql, ...params);
      const [value] = Object.values(rows[at % Math.max(rows.length, 1)] ?? {});
      return value === undefined || value === null ? undefined : String(value);
    },
    close: database.close,
  };
}
