import type { Database } from "./database.ts";

/** Single values by name. */
export interface ValuesTable {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** `meta`: the account, what the seed has done; it stays. `settings`: JSON text that a reset takes away. */
export function createValuesTable(database: Database, table: "meta" | "settings"): ValuesTable {
  return {
    get(key) {
      const value = database.get(`select value from ${table} where key = ?`, key)?.["value"];
      return typeof value === "string" ? value : undefined;
    },
    set(key, value) {
      database.run(
        `insert into ${table} (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`,
        key,
        value,
      );
    },
    remove: (key) => void database.run(`delete from ${table} where key = ?`, key),
  };
}
