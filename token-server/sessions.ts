import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { HttpError } from "./guards.ts";
import type { Signer } from "./signer.ts";

interface SessionOptions {
  signer: Signer;
  revocations: Revocations;
  /** A session ends when it has not been used for so long … */
  idleMs: number;
  /** … or is so old, however much it is used. */
  maxMs: number;
  isSecure(request: FastifyRequest): boolean;
}

export type Session = v.InferOutput<typeof sessionClaims>;

/** Times in ms. `id` and `since` stay the same while the session is renewed. */
const sessionClaims = v.object({
  sub: v.string(),
  id: v.string(),
  since: v.number(),
  renewed: v.number(),
});

type Refused = "none" | "forged" | "expired" | "revoked" | "signed out";

const sentences: Record<Refused, string> = {
  none: "Nobody is signed in. Sign in and try again.",
  forged: "Nobody is signed in. Sign in and try again.",
  expired: "The sign-in has expired. Sign in again.",
  revoked: "The sign-in was ended by the operator. Ask for a new invitation.",
  "signed out": "Nobody is signed in. Sign in and try again.",
};

/** A cookie older than this is made anew when it is used. */
const renewAfterMs = 3600_000;

export type Sessions = ReturnType<typeof createSessions>;

/** Who is signed in: a signed cookie that scripts cannot read. Nothing is kept here but what was taken back. */
export function createSessions({ signer, revocations, idleMs, maxMs, isSecure }: SessionOptions) {
  async function write(request: FastifyRequest, reply: FastifyReply, session: Session) {
    const expiresAt = Math.min(session.renewed + idleMs, session.since + maxMs);
    const { name, options } = cookie(isSecure(request));
    const text = await signer.sign("session", session, expiresAt);
    void reply.setCookie(name, text, { ...options, expires: new Date(expiresAt) });
  }

  async function open(request: FastifyRequest): Promise<Session | Refused> {
    const text = request.cookies[cookie(isSecure(request)).name];
    if (text === undefined) return "none";
    const verified = await signer.verify("session", sessionClaims, text);
    if ("refused" in verified) return verified.refused;
    const { claims } = verified;
    // By when it began: a copy whose clock is ahead may have renewed it "after" the revocation.
    if (revocations.isPersonRevoked(claims.sub, claims.since)) return "revoked";
    return revocations.isUsedUp(claims.id) ? "signed out" : claims;
  }

  async function end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = await open(request);
    // A copy of the cookie must not outlive the sign-out.
    if (typeof session !== "string") revocations.useUp(session.id, session.since + maxMs);
    const { name, options } = cookie(isSecure(request));
    void reply.clearCookie(name, options);
  }

  return {
    /** Signs somebody in; whoever was signed in in this browser is signed out. */
    async start(request: FastifyRequest, reply: FastifyReply, identity: string): Promise<void> {
      await end(request, reply);
      const now = Date.now();
      await write(request, reply, { sub: identity, id: randomUUID(), since: now, renewed: now });
    },
    end,
    /** The signed-in person, or null. */
    async read(request: FastifyRequest): Promise<string | null> {
      const session = await open(request);
      return typeof session === "string" ? null : session.sub;
    },
    /** The signed-in person; throws HttpError 401. With `reply`, a session that is in use lives on. */
    async require(request: FastifyRequest, reply?: FastifyReply): Promise<string> {
      const session = await open(request);
      if (typeof session === "string") {
        throw new HttpError(401, `session: ${session}`, sentences[session]);
      }
      const now = Date.now();
      if (reply !== undefined && now - session.renewed > renewAfterMs) {
        await write(request, reply, { ...session, renewed: now });
      }
      return session.sub;
    },
  };
}

/** Behind TLS the name's prefix makes browsers refuse such a cookie from anywhere but this very host. */
function cookie(secure: boolean): { name: string; options: CookieSerializeOptions } {
  return {
    name: secure ? "__Host-partyline_session" : "partyline_session",
    options: { path: "/", httpOnly: true, sameSite: "lax", secure },
  };
}

/**
 * What was taken back although its signature is still good: people whom the operator revoked, invitations that were for
 * one use, sessions that were signed out. Each is a small file in a folder that all copies of the server share; making
 * one is a single atomic step on every file system, and it counts from the next request on.
 */
export interface Revocations {
  /** Ends every invitation and session that this person has at `atMs`, however the name is capitalised. */
  revokePerson(identity: string, atMs: number): void;
  isPersonRevoked(identity: string, issuedAtMs: number): boolean;
  /** Uses an id up until it would have expired anyway. False when it was used before. */
  useUp(id: string, untilMs: number): boolean;
  isUsedUp(id: string): boolean;
  /** Forgets the used ids that expired a day ago: a copy whose clock is behind would else take them again. */
  tidy(nowMs: number): void;
}

const skewMs = 24 * 3600_000;

const person = v.object({ revokedAt: v.pipe(v.string(), v.isoTimestamp()) });
const used = v.object({ until: v.pipe(v.string(), v.isoTimestamp()) });

export function openRevocations(dataDir: string): Revocations {
  const folder = join(dataDir, "revoked");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const personFile = (identity: string) => join(folder, `person-${digest(foldName(identity))}`);
  const usedFile = (id: string) => join(folder, `used-${digest(id)}`);

  return {
    revokePerson(identity, atMs) {
      const path = personFile(identity);
      // Of another copy at the same time, too, which may have the same process id.
      const draft = `${path}.${randomUUID()}`;
      const content = { identity, revokedAt: new Date(atMs).toISOString() };
      writeFileSync(draft, JSON.stringify(content), { mode: 0o600, flush: true });
      renameSync(draft, path);
      flushFolder(folder);
    },
    isPersonRevoked(identity, issuedAtMs) {
      const path = personFile(identity);
      if (!isFile(path)) return false;
      const content = read(person, path);
      // A file that cannot be read still says that somebody wanted this person out.
      return content === undefined || issuedAtMs <= Date.parse(content.revokedAt);
    },
    useUp(id, untilMs) {
      try {
        const content = JSON.stringify({ until: new Date(untilMs).toISOString() });
        writeFileSync(usedFile(id), content, { flag: "wx", mode: 0o600, flush: true });
        flushFolder(folder);
        return true;
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
        throw error;
      }
    },
    isUsedUp: (id) => isFile(usedFile(id)),
    tidy(nowMs) {
      for (const name of readdirSync(folder)) {
        if (!name.startsWith("used-")) continue;
        const content = read(used, join(folder, name));
        if (content !== undefined && Date.parse(content.until) + skewMs < nowMs) {
          rmSync(join(folder, name), { force: true });
        }
      }
    },
  };
}

/** Revoking "alice" must also end what was made for "Alice". */
function foldName(identity: string): string {
  return identity.normalize("NFKC").toLowerCase();
}

/** Names may be too long for a file, or differ from another only by case. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** A new name in a folder outlives a power cut only once the folder itself is written. Windows does it by itself. */
function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  path: string,
): v.InferOutput<Schema> | undefined {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
