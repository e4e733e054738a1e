import type { Database } from "./database.ts";

/** Single values: the account, what the seed has done. */
export interface MetaTable {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export function createMetaTable(database: Database): MetaTable {
  return {
    get(key) {
      const value = database.get("select value from meta where key = ?", key)?.["value"];
      return typeof value === "string" ? value : undefined;
    },
    set(key, value) {
      database.run(
        "insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        key,
        value,
      );
    },
    remove: (key) => void database.run("delete from meta where key = ?", key),
  };
}
