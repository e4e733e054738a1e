import type { Database, SqlValue } from "./database.ts";

/** A row as it lies in its table. */
export interface CopiedRow {
  table: string;
  row: Record<string, SqlValue>;
}

/** The whole of the state, to be taken elsewhere. */
export interface StateCopy {
  /** Of the tables' shape: only what has the same fits. */
  schemaVersion(): number;
  tables: readonly string[];
  count(table: string): number;
  /** Every row of every table, in the order of making. */
  read(): Iterable<CopiedRow>;
  /** The newest rows of one table, JSON columns as text. */
  newest(table: string, limit: number): Record<string, SqlValue>[];
  /** Throws CopyError when the row does not fit its table. Must run inside a transaction. */
  write(copied: CopiedRow): void;
}

export class CopyError extends Error {
  override readonly name = "CopyError";
}

const chunk = 500;

export function createStateCopy(database: Database, tables: readonly string[]): StateCopy {
  const columnsOf = new Map<string, readonly string[]>();
  const columns = (table: string): readonly string[] => {
    const known = columnsOf.get(table);
    if (known !== undefined) return known;
    const names = database.all(`pragma table_info(${table})`).map((row) => String(row["name"]));
    columnsOf.set(table, names);
    return names;
  };

  function* readTable(table: string): Iterable<CopiedRow> {
    if (!columns(table).includes("id")) {
      for (const row of database.all(`select * from ${table}`)) yield { table, row };
      return;
    }
    // In parts: the table may be larger than the memory.
    for (let last = 0, isMore = true; isMore;) {
      const sql = `select * from ${table} where id > ? order by id limit ${chunk}`;
      const rows = database.all(sql, last);
      for (const row of rows) yield { table, row };
      last = Number(rows.at(-1)?.["id"] ?? last);
      isMore = rows.length === chunk;
    }
  }

  return {
    schemaVersion: () => Number(database.get("pragma user_version")?.["user_version"] ?? 0),
    tables,
    count: (table) => Number(database.get(`select count(*) as n from ${table}`)?.["n"] ?? 0),
    *read() {
      for (const table of tables) yield* readTable(table);
    },
    newest(table, limit) {
      const order = columns(table).includes("id") ? "order by id desc" : "";
      return database.all(`select * from ${table} ${order} limit ?`, limit).reverse();
    },
    write({ table, row }) {
      if (!tables.includes(table)) throw new CopyError(`There is no table ${table}`);
      const names = columns(table);
      const odd = Object.keys(row).find((name) => !names.includes(name));
      if (odd !== undefined) throw new CopyError(`${table} has no ${odd}`);
      const list = names.map((name) => `"${name}"`).join(", ");
      const marks = names.map(() => "?").join(", ");
      const values = names.map((name) => row[name] ?? null);
      try {
        database.run(`insert into ${table} (${list}) values (${marks})`, ...values);
      } catch (error) {
        throw new CopyError(`A row of ${table}: ${error instanceof Error ? error.message : ""}`);
      }
    },
  };
}
