import type { Database, SqlValue } from "./database.ts";

/**
 * The rows of one table that were looked up lately: a text looks up the same phones, numbers and conversation as the one
 * before, and asking SQLite thirty times would be the longest part of it. Only this process writes the file (db.ts), and
 * whatever it writes or undoes is forgotten here, so that nothing old can be read.
 */
export interface RowMemory<Row extends object> {
  /** The row of that condition; `read` asks SQLite. Rows are shared: nobody may change one. */
  one(condition: string, params: readonly SqlValue[], read: () => Row | undefined): Row | undefined;
  inserted(): void;
  updated(keyColumn: string, key: string, patch: Partial<Row>): void;
  removed(): void;
}

/** Bounds the memory, for each table: a message with all its limits used has 50 kB, a usual one 1 kB. */
const keptRows = 1_000;

/** `sid = ?`: the row of one key, which an update of that row leaves in its place. */
const keyCondition = /^"?(\w+)"? = \?$/;

export function createRowMemory<Row extends object>(database: Database): RowMemory<Row> {
  const byKey = new Map<string, Map<SqlValue | undefined, Row>>();
  const others = new Map<string, Row | undefined>();
  const forgetAll = () => {
    byKey.clear();
    others.clear();
  };
  database.onRollback(forgetAll);

  const rowsBy = (column: string) => {
    const known = byKey.get(column);
    if (known !== undefined) return known;
    const rows = new Map<SqlValue | undefined, Row>();
    byKey.set(column, rows);
    return rows;
  };

  return {
    one(condition, params, read) {
      // Such a row depends on other tables.
      if (condition.includes("select")) return read();
      const column = keyCondition.exec(condition)?.[1];
      if (column !== undefined) {
        const rows = rowsBy(column);
        const known = rows.get(params[0]);
        if (known !== undefined) return known;
      }
      const key = JSON.stringify([condition, params]);
      if (others.has(key)) return others.get(key);
      const row = read();
      // That there is no row is true until one is inserted.
      if (column === undefined || row === undefined) keep(others, key, row);
      else keep(rowsBy(column), params[0], row);
      return row;
    },
    inserted: () => others.clear(),
    updated(keyColumn, key, patch) {
      others.clear();
      for (const [column, rows] of byKey) {
        const row = column === keyColumn ? rows.get(key) : undefined;
        // Another key than that of the update: which row it was is not known.
        if (column !== keyColumn) rows.clear();
        else if (row !== undefined && isStoredAsGiven(patch, column))
          rows.set(key, { ...row, ...patch });
        else rows.delete(key);
      }
    },
    removed: forgetAll,
  };
}

/** Not a patch that changes the key itself, or has what SQLite gets in another form (db.ts, table.ts). */
function isStoredAsGiven(patch: object, keyColumn: string): boolean {
  if (keyColumn in patch) return false;
  return Object.values(patch).every(
    (value) => value !== undefined && !(typeof value === "string" && value.includes("\0")),
  );
}

function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  const oldest = map.keys().next();
  if (map.size >= keptRows && !oldest.done) map.delete(oldest.value);
  map.set(key, value);
}
