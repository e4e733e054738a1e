import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as v from "valibot";
import { figure } from "./figure.ts";

/** What we read of Vite's manifest: a built file, what it imports at once, and its styles. */
const Chunk = v.object({
  file: v.string(),
  imports: v.optional(v.array(v.string()), []),
  css: v.optional(v.array(v.string()), []),
});
const Manifest = v.record(v.string(), Chunk);

type Manifest = v.InferOutput<typeof Manifest>;

const entry = "index.html";
/** What a chat cannot begin without, beside the entry: scripts/lib/startChunks.mjs, and the SDK. */
const ofChat = /^_(early|connect|chat)-.*\.js$|@twilio\/conversations\/dist\/index\.js$/;
const kB = 1000;

/** Bytes (gzip): JavaScript of the sign-in screen with its styles, JavaScript until there is a chat, and all there is. */
export function measureBundleSize(app: string) {
  const manifest = v.parse(
    Manifest,
    JSON.parse(readFileSync(join(app, ".vite/manifest.json"), "utf8")),
  );
  const all = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(js|css)$/.test(path),
  );
  return {
    signInGzipBytes: figure(gzipBytes(app, filesToSignIn(manifest)), { atMost: 90 * kB }),
    chatScriptGzipBytes: figure(gzipBytes(app, scriptsToChat(manifest)), { atMost: 240 * kB }),
    allGzipBytes: gzipBytes(app, all),
  };
}

/** The entry, everything that it imports statically, and their styles; dynamic imports come later. */
export function filesToSignIn(manifest: Manifest): string[] {
  return filesFrom(manifest, [entry]);
}

/** What runs before somebody who is signed in can chat. What is used later or by some only is not in it. */
export function scriptsToChat(manifest: Manifest): string[] {
  const ours = Object.keys(manifest).filter((name) => ofChat.test(name));
  return filesFrom(manifest, [entry, ...ours]).filter((file) => file.endsWith(".js"));
}

function filesFrom(manifest: Manifest, names: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The manifest has no ${name}`);
    if (seen.has(name)) return;
    seen.add(name);
    chunk.imports.forEach(visit);
  };
  names.forEach(visit);
  const chunks = [...seen].flatMap((name) => manifest[name] ?? []);
  return [...new Set(chunks.flatMap(({ file, css }) => [file, ...css]))];
}

function gzipBytes(app: string, paths: string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(app, path))).length, 0);
}
