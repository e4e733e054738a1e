import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "./db.ts";

const folders: string[] = [];

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "partyline-db-"));
  folders.push(folder);
  return join(folder, "store.db");
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test("a nested transaction joins, a throw undoes both and is told", () => {
  const database = openDatabase(":memory:");
  database.exec("create table t (x integer)");
  let undone = 0;
  database.onRollback(() => (undone += 1));
  const insert = (x: number | boolean) => database.run("insert into t values (?)", x);
  const count = () => database.get("select count(*) as n from t")?.["n"];

  database.transaction(() => {
    insert(1);
    database.transaction(() => insert(true));
  });
  expect(count()).toBe(2);

  expect(() =>
    database.transaction(() => {
      insert(2);
      database.transaction(() => {
        insert(3);
        throw new Error("no");
      });
    }),
  ).toThrow("no");
  expect(count()).toBe(2);
  expect(undone).toBe(1);

  database.transaction(() => insert(4));
  expect(count()).toBe(3);
  database.close();
});

test("a file is opened with WAL, again at its version, and refused from the future", () => {
  const path = newPath();
  const first = openDatabase(path);
  expect(first.get("pragma journal_mode")?.["journal_mode"]).toBe("wal");
  expect(first.get("pragma synchronous")?.["synchronous"]).toBe(1);
  const version = first.get("pragma user_version")?.["user_version"];
  expect(Number(version)).toBeGreaterThan(0);
  first.close();

  const second = openDatabase(path);
  expect(second.get("pragma user_version")?.["user_version"]).toBe(version);
  second.exec("pragma user_version = 99");
  second.close();
  expect(() => openDatabase(path)).toThrow("newer version");
});

test("the unfinished legs are found through their own small index", () => {
  const database = openDatabase(":memory:");
  const plan = database.all(
    "explain query plan select sid from receipts where status in ('queued', 'sent') order by id",
  );
  expect(JSON.stringify(plan)).toContain("receiptsPending");
  database.close();
});

test("a text with U+0000 is not taken for what stands before it", () => {
  const database = openDatabase(":memory:");
  expect(database.get("select ? = 'alice' as same", "alice\0x")).toEqual({ same: 0 });
  expect(database.get("select ? as x", "alice\0x")).toEqual({ x: "alice\ufffdx" });
  database.close();
});
