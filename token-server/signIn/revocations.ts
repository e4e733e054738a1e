import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

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
  /** Forgets the used ids that have expired. */
  tidy(nowMs: number): void;
}

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
      const draft = `${path}.${process.pid}`;
      const content = { identity, revokedAt: new Date(atMs).toISOString() };
      writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
      renameSync(draft, path);
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
        writeFileSync(usedFile(id), content, { flag: "wx", mode: 0o600 });
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
        if (content !== undefined && Date.parse(content.until) < nowMs) {
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
