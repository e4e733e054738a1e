import * as v from "valibot";
import { call, json } from "./call.ts";

const savedSchema = v.object({
  name: v.string(),
  savedAt: v.pipe(
    v.string(),
    v.transform((text) => Date.parse(text)),
  ),
  sizeBytes: v.number(),
});
const listSchema = v.object({
  scenes: v.array(savedSchema),
  present: v.object({ name: v.nullable(v.string()), changed: v.boolean() }),
});

export type SavedState = v.InferOutput<typeof savedSchema>;
export type StateList = v.InferOutput<typeof listSchema>;

const root = "/_emulator/scenes";

export function stateHref(name: string): string {
  return `${root}/${encodeURIComponent(name)}`;
}

export async function fetchStates(): Promise<StateList> {
  return await call(listSchema, root);
}

export async function saveState(name: string): Promise<void> {
  await call(v.unknown(), stateHref(name), { method: "PUT" });
}

export async function uploadState(name: string, file: Blob): Promise<void> {
  const headers = { "content-type": "application/x-ndjson" };
  await call(v.unknown(), stateHref(name), { method: "PUT", headers, body: file });
}

export async function loadState(name: string): Promise<void> {
  await call(v.unknown(), `${stateHref(name)}/load`, { method: "POST" });
}

export async function renameState(name: string, to: string): Promise<void> {
  await call(v.unknown(), stateHref(name), json("PATCH", { name: to }));
}

export async function removeState(name: string): Promise<void> {
  await call(v.unknown(), stateHref(name), { method: "DELETE" });
}

/** A name for what comes out of a file. */
export function nameOfFile(filename: string): string {
  return (
    filename
      .replace(/\.ndjson$/i, "")
      .trim()
      .slice(0, 60) || "file"
  );
}
