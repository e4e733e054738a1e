import { createHash } from "node:crypto";
import * as v from "valibot";
import type { Store } from "./store/store.ts";

/** Where what is here now has come from, and whether something has happened since. */
export interface PresentState {
  /** The seed's or the saved state's; null when nobody knows. */
  name: string | null;
  isChanged: boolean;
}

const metaKey = "presentState";
const schema = v.object({ name: v.string(), mark: v.string() });

/** Remembers under which name the store's content is known: just loaded, seeded or saved. */
export function rememberState(store: Store, name: string): void {
  store.meta.set(metaKey, JSON.stringify({ name, mark: markOf(store) }));
}

export function presentState(store: Store): PresentState {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), store.meta.get(metaKey));
  if (!parsed.success) return { name: null, isChanged: true };
  return { name: parsed.output.name, isChanged: parsed.output.mark !== markOf(store) };
}

/** What somebody has made, as against what changes by looking: reading, signing in, the progress of legs. */
const made = ["conversations", "participants", "messages", "phones", "phoneMessages"] as const;
const columns = ["sid", "address", "label", "friendlyName", "body", "state"] as const;

function markOf({ copy }: Store): string {
  const hash = createHash("sha256");
  for (const table of made) {
    hash.update(`${table} ${copy.count(table)}\n`);
    for (const row of copy.newest(table, 200)) {
      hash.update(JSON.stringify(columns.map((column) => row[column] ?? null)));
    }
  }
  return hash.digest("base64url");
}
