import { createHash, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../config/configError.ts";

/** Short keys can be guessed offline from one cookie. */
export const minSecretLength = 32;

/**
 * The keys that sign sessions and invitations: the first signs, all are accepted, so that a key can be changed without
 * signing everybody out. They come from SESSION_SECRET, else from a file in the data folder that only its owner may read.
 */
export function loadSigningKeys(dataDir: string, secrets: readonly string[]): KeyObject[] {
  const texts = secrets.length > 0 ? secrets : readKeyFile(dataDir);
  return texts.map((text) => createSecretKey(createHash("sha256").update(text).digest()));
}

function readKeyFile(dataDir: string): string[] {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "session.key");
  try {
    writeFileSync(path, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const keys = readFileSync(path, "utf8").split(/\s+/).filter(Boolean);
  // Also an empty file, which another copy may just be writing: signing with nothing would let anybody in.
  if (keys.length === 0 || keys.some((key) => key.length < minSecretLength)) {
    throw new ConfigError(
      `${path} must hold keys of at least ${minSecretLength} characters, one on each line. Delete it for a new one; everybody then signs in again.`,
    );
  }
  return keys;
}
