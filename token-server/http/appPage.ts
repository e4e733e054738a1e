import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyRequest } from "fastify";
import * as v from "valibot";

/** What we read of Vite's manifest: a built file, what it imports at once, and its styles. */
const manifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    imports: v.optional(v.array(v.string()), []),
    css: v.optional(v.array(v.string()), []),
  }),
);

type Manifest = v.InferOutput<typeof manifestSchema>;

/**
 * What `import()` brings once somebody is signed in: the SDK, the chat (scripts/lib/startChunks.mjs), and what phone
 * numbers are formatted by (src/domain/phoneNumbers.ts).
 */
const chatParts = [
  /@twilio\/conversations\/dist\/index\.js$/,
  /^_chat-.*\.js$/,
  /libphonenumber-js\/min\/index\.js$/,
];
const entry = "index.html";

/**
 * The page of the app. Who brings a session's cookie gets one that names the files of the chat and says that the
 * token may be asked for at once: they would else be found out one after the other. Whether the session still holds
 * is for /api/token to say; nothing secret is in the page.
 */
export function readAppPage(appDir: string): (request: FastifyRequest) => string {
  const page = readFileSync(join(appDir, entry), "utf8");
  const hints = readHints(appDir);
  const pageOfChat = page.replace("</head>", `${hints}</head>`);
  return ({ headers }) => (hasSession(headers.cookie) ? pageOfChat : page);
}

export function hasSession(cookies: string | undefined): boolean {
  return cookies !== undefined && /(^|;\s*)(__Host-)?partyline_session=/.test(cookies);
}

function readHints(appDir: string): string {
  try {
    const text = readFileSync(join(appDir, ".vite/manifest.json"), "utf8");
    return chatHints(v.parse(manifestSchema, JSON.parse(text)));
  } catch {
    // An app that was built otherwise works as well, only it starts later.
    return "";
  }
}

/** Elements for the head of the page: the mark for src/app/headStart.ts, and the files of the chat. */
export function chatHints(manifest: Manifest): string {
  const known = filesFrom(manifest, [entry]);
  const names = chatParts.flatMap((part) => Object.keys(manifest).filter((key) => part.test(key)));
  const { scripts, styles } = filesFrom(manifest, names);
  return [
    '<meta name="partyline-session" content="likely" />',
    ...[...styles]
      .filter((file) => !known.styles.has(file))
      .map((file) => `<link rel="preload" as="style" crossorigin href="/${file}" />`),
    ...[...scripts]
      .filter((file) => !known.scripts.has(file))
      .map((file) => `<link rel="modulepreload" crossorigin href="/${file}" />`),
  ].join("");
}

/** The named chunks and everything that they import at once. */
function filesFrom(manifest: Manifest, names: readonly string[]) {
  const seen = new Set<string>();
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    scripts.add(chunk.file);
    for (const file of chunk.css) styles.add(file);
    chunk.imports.forEach(visit);
  };
  names.forEach(visit);
  return { scripts, styles };
}
