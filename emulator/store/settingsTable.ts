import type { Database } from "./database.ts";

/** Single values that a reset takes away; JSON text. */
export interface SettingsTable {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

export function createSettingsTable(database: Database): SettingsTable {
  return {
    get(key) {
      const value = database.get("select value from settings where key = ?", key)?.["value"];
      return typeof value === "string" ? value : undefined;
    },
    set(key, value) {
      database.run(
        "insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        key,
        value,
      );
    },
  };
}
