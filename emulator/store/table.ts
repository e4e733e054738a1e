import type { Database, SqlValue } from "./database.ts";
import type { Order, Page, PageRequest } from "./page.ts";
import { readPageToken, writePageToken } from "./pageToken.ts";
import { createRowMemory } from "./rowMemory.ts";

type ColumnKind = "plain" | "json";

/** Reads and writes rows of one table, whose columns bear the names of the row's fields. */
export interface Table<Row extends object> {
  insert(row: Row): void;
  /** Changes only the given columns, so that indexes over others are left alone. */
  update(keyColumn: keyof Row & string, key: string, patch: Partial<Row>): void;
  /** `condition` is what follows WHERE. */
  one(condition: string, ...params: readonly SqlValue[]): Readonly<Row> | undefined;
  many(condition: string, ...params: readonly SqlValue[]): Row[];
  page(
    condition: string,
    params: readonly SqlValue[],
    request: PageRequest & { order?: Order; keyColumn?: "id" | "index" },
  ): Page<Row>;
  remove(condition: string, ...params: readonly SqlValue[]): number;
}

export function createTable<Row extends object>(
  database: Database,
  name: string,
  columns: Readonly<Record<keyof Row & string, ColumnKind>>,
): Table<Row> {
  const names = Object.keys(columns);
  const jsonNames = names.filter((column) => kindOf(column) === "json");
  const list = names.map((column) => `"${column}"`).join(", ");
  const memory = createRowMemory<Row>(database);
  const insertSql = `insert into ${name} (${list}) values (${names.map(() => "?").join(", ")})`;

  function kindOf(column: string): ColumnKind {
    // `names` are the keys of `columns`.
    return columns[column as keyof typeof columns];
  }

  function toSql(column: string, value: unknown): SqlValue {
    if (value === null || value === undefined) return null;
    if (kindOf(column) === "json") return JSON.stringify(value);
    // A plain column holds what SQLite holds (rows.ts).
    return value as SqlValue;
  }

  function toRow(stored: Record<string, unknown>): Row {
    for (const column of jsonNames) {
      const text = stored[column];
      // Written by toSql.
      stored[column] = typeof text === "string" ? JSON.parse(text) : null;
    }
    // The columns are those of the row, and only insert and update write them.
    return stored as Row;
  }

  const many = (condition: string, ...params: readonly SqlValue[]): Row[] =>
    database.all(`select ${list} from ${name} where ${condition}`, ...params).map(toRow);

  return {
    insert(row) {
      const values = new Map(Object.entries(row));
      database.run(insertSql, ...names.map((column) => toSql(column, values.get(column))));
      memory.inserted();
    },
    update(keyColumn, key, patch) {
      const entries = Object.entries(patch);
      if (entries.length === 0) return;
      const set = entries.map(([column]) => `"${column}" = ?`).join(", ");
      const values = entries.map(([column, value]) => toSql(column, value));
      database.run(`update ${name} set ${set} where "${keyColumn}" = ?`, ...values, key);
      memory.updated(keyColumn, key, patch);
    },
    one(condition, ...params) {
      return memory.one(condition, params, () => {
        const stored = database.get(`select ${list} from ${name} where ${condition}`, ...params);
        return stored === undefined ? undefined : toRow(stored);
      });
    },
    many,
    page(condition, params, { pageSize, pageToken, order = "asc", keyColumn = "id" }) {
      const token = pageToken === undefined ? undefined : readPageToken(pageToken);
      const backwards = token?.direction === "previous";
      const ascending = (order === "asc") !== backwards;
      const key = `${name}."${keyColumn}"`;
      const after = token === undefined ? "" : ` and ${key} ${ascending ? ">" : "<"} ?`;
      const found = database.all(
        `select ${key} as pageKey, ${list} from ${name} where ${condition}${after}` +
          ` order by ${key} ${ascending ? "asc" : "desc"} limit ?`,
        ...params,
        ...(token === undefined ? [] : [token.key]),
        pageSize + 1,
      );
      const more = found.length > pageSize;
      if (more) found.pop();
      if (backwards) found.reverse();
      const first = found[0]?.["pageKey"];
      const last = found.at(-1)?.["pageKey"];
      const hasNext = backwards || more;
      const hasPrevious = backwards ? more : token !== undefined;
      for (const stored of found) delete stored["pageKey"];
      return {
        items: found.map(toRow),
        nextToken: hasNext && last !== undefined ? writePageToken("next", Number(last)) : null,
        previousToken:
          hasPrevious && first !== undefined ? writePageToken("previous", Number(first)) : null,
      };
    },
    remove(condition, ...params) {
      memory.removed();
      return database.run(`delete from ${name} where ${condition}`, ...params);
    },
  };
}
