import fc from "fast-check";
import { expect, test } from "vitest";
import { openDatabase } from "./db.ts";
import type { NumberRow } from "./rows.ts";
import { createTable } from "./table.ts";

/* Whatever is written, undone or asked: a table that remembers answers as one that asks SQLite each time. */

type Row = Pick<NumberRow, "sid" | "friendlyName"> & { capabilities: { n: number } };

const columns = { sid: "plain", friendlyName: "plain", capabilities: "json" } as const;

function open() {
  const database = openDatabase(":memory:");
  database.exec(
    "create table things (id integer primary key, sid text unique, friendlyName text, capabilities text)",
  );
  return { database, table: createTable<Row>(database, "things", columns) };
}

const sid = fc.constantFrom("a", "b", "c");
const name = fc.constantFrom("x", "y", "z\0");
const step = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), sid, name, n: fc.nat(3) }),
  fc.record({ kind: fc.constant("rename" as const), sid, name }),
  fc.record({ kind: fc.constant("count" as const), sid, n: fc.nat(3) }),
  fc.record({ kind: fc.constant("move" as const), name, to: sid }),
  fc.record({ kind: fc.constant("remove" as const), sid }),
  fc.record({ kind: fc.constant("undo" as const), sid, name }),
  fc.record({ kind: fc.constant("empty" as const) }),
);

test("a table that remembers its rows answers as SQLite would", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { database, table } = open();
      const run = (one: (typeof steps)[number]) => {
        switch (one.kind) {
          case "insert":
            table.remove("sid = ?", one.sid);
            return table.insert({
              sid: one.sid,
              friendlyName: one.name,
              capabilities: { n: one.n },
            });
          case "rename":
            return table.update("sid", one.sid, { friendlyName: one.name });
          case "count":
            return table.update("sid", one.sid, { capabilities: { n: one.n } });
          case "move":
            table.remove("sid = ? and friendlyName <> ?", one.to, one.name);
            if (table.many("friendlyName = ?", one.name).length !== 1) return undefined;
            return table.update("friendlyName", one.name, { sid: one.to });
          case "remove":
            table.remove("sid = ?", one.sid);
            return undefined;
          case "undo":
            expect(() =>
              database.transaction(() => {
                table.update("sid", one.sid, { friendlyName: one.name });
                table.one("sid = ?", one.sid);
                throw new Error("undone");
              }),
            ).toThrow("undone");
            return undefined;
          case "empty":
            database.exec("delete from things");
            return database.forget();
        }
      };
      for (const one of steps) {
        run(one);
        for (const key of ["a", "b", "c"]) {
          expect(table.one("sid = ?", key)).toEqual(table.many("sid = ?", key)[0]);
        }
        for (const key of ["x", "y"]) {
          expect(table.one("friendlyName = ? and sid <> ?", key, "b")).toEqual(
            table.many("friendlyName = ? and sid <> ?", key, "b")[0],
          );
        }
      }
      database.close();
    }),
    { numRuns: 300 },
  );
});
