import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as v from "valibot";

/** What we read of Vite's manifest: a built file, what it imports at once, and its styles. */
const Chunk = v.object({
  file: v.string(),
  imports: v.optional(v.array(v.string()), []),
  css: v.optional(v.array(v.string()), []),
});
const Manifest = v.record(v.string(), Chunk);

type Manifest = v.InferOutput<typeof Manifest>;

const entry = "index.html";

/** Bytes (gzip) of JavaScript and CSS of the built app: what the sign-in screen waits for, and all there is. */
export function measureBundleSize(app: string) {
  const manifest = v.parse(
    Manifest,
    JSON.parse(readFileSync(join(app, ".vite/manifest.json"), "utf8")),
  );
  const all = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(js|css)$/.test(path),
  );
  return {
    signInGzipBytes: gzipBytes(app, filesToSignIn(manifest)),
    allGzipBytes: gzipBytes(app, all),
  };
}

/** The entry, everything that it imports statically, and their styles; dynamic imports come later. */
export function filesToSignIn(manifest: Manifest): string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The manifest has no ${name}`);
    if (seen.has(name)) return;
    seen.add(name);
    chunk.imports.forEach(visit);
  };
  visit(entry);
  const chunks = [...seen].flatMap((name) => manifest[name] ?? []);
  return [...new Set(chunks.flatMap(({ file, css }) => [file, ...css]))];
}

function gzipBytes(app: string, paths: string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(app, path))).length, 0);
}
