import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { HttpError } from "./guards.ts";

const oneYear = "public, max-age=31536000, immutable";

/** Paths of programs: a 404 there must look like one, also to a browser. */
const programPaths =
  /^\/(api|assets|callbacks|health|metrics|webhooks|_emulator|v1|v2|v3|mcs|2010-04-01)([/?]|$)/;

/**
 * Serves the built app. Files with a hash in their name never change and are kept by browsers; everything else is asked
 * for again. Paths of the app (such as a conversation's) get the page, other unknown paths a 404.
 */
export async function registerStaticFiles(app: FastifyInstance, appDir: string): Promise<void> {
  const isBuilt = existsSync(join(appDir, "index.html"));
  if (!isBuilt) {
    app.log.warn({ appDir }, "the app is not built; only the API is served");
    app.setNotFoundHandler(() => {
      throw nothingHere();
    });
    return;
  }
  const pageFor = readAppPage(appDir);
  const sendPage = (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header("cache-control", "no-cache")
      .header("vary", "Cookie")
      .type("text/html; charset=utf-8")
      .send(pageFor(request));

  await app.register(fastifyStatic, {
    root: appDir,
    cacheControl: false,
    dotfiles: "ignore",
    index: false,
    // The copies that scripts/lib/compressed.mjs made.
    preCompressed: true,
    setHeaders(response, path) {
      const hashed = path.startsWith(join(appDir, "assets") + sep);
      void response.setHeader("cache-control", hashed ? oneYear : "no-cache");
      void response.setHeader("vary", "Accept-Encoding");
    },
  });
  app.get("/", sendPage);
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.headers.accept?.includes("text/html") ?? false;
    if (request.method !== "GET" || !wantsPage || programPaths.test(request.url)) {
      throw nothingHere();
    }
    return sendPage(request, reply);
  });
}

function nothingHere(): HttpError {
  return new HttpError(404, "unknown path", "Nothing is at this address.");
}

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
 * What `import()` brings once somebody is signed in, in the order in which it is needed (scripts/lib/startChunks.mjs):
 * the way to the service, the SDK, the chat, and what phone numbers are formatted by (src/domain/phoneNumbers.ts).
 */
const chatParts = [
  /^_connect-.*\.js$/,
  /@twilio\/conversations\/dist\/index\.js$/,
  /^_chat-.*\.js$/,
  /libphonenumber-js\/min\/index\.js$/,
];
/** Runs as soon as it is here, whatever else is still on its way. */
const earlyPart = /^_early-.*\.js$/;
const entry = "index.html";

/**
 * The page of the app. Who brings a session's cookie gets one that names the files of the chat and says that the
 * token may be asked for at once: they would else be found out one after the other. Whether the session still holds
 * is for /api/token to say; nothing secret is in the page.
 */
function readAppPage(appDir: string): (request: FastifyRequest) => string {
  const page = readFileSync(join(appDir, entry), "utf8");
  const hints = readHints(appDir);
  // Before the page's own files: the browser asks for them in this order, and for six at a time.
  const pageOfChat = page.replace("<title>", `${hints}<title>`);
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
  const early = Object.keys(manifest).filter((key) => earlyPart.test(key));
  return [
    '<meta name="partyline-session" content="likely" />',
    ...early.map(
      (key) => `<script type="module" async crossorigin src="/${manifest[key]?.file}"></script>`,
    ),
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
