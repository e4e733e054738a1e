import { createHash, createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decodeJwt, SignJWT } from "jose";
import * as v from "valibot";
import { isSameText } from "./guards.ts";
import { ConfigError } from "./program.ts";

/** What a signed text is for. One of a kind is never taken for another. */
type Purpose = "session" | "invitation" | "oidc";

type Verified<Claims> = { claims: Claims } | { refused: "forged" | "expired" };

export interface Signer {
  sign(purpose: Purpose, claims: Record<string, unknown>, expiresAtMs: number): Promise<string>;
  verify<Schema extends v.GenericSchema>(
    purpose: Purpose,
    schema: Schema,
    text: string,
  ): Promise<Verified<v.InferOutput<Schema>>>;
}

const algorithm = "HS256";

/**
 * The signer of a running program. What it signs is bound to the mode and the Conversations service: in emulator mode
 * anybody may be anybody, and a session from there must not open a real account on the same machine.
 */
export function openSigner(
  config: { dataDir: string; sessionSecrets: readonly string[]; twilio: object | undefined },
  serviceSid: string,
): Signer {
  const keys = loadSigningKeys(resolve(config.dataDir), config.sessionSecrets);
  const mode = config.twilio === undefined ? "emulator" : "twilio";
  return createSigner(keys, `partyline/${mode}/${serviceSid}`);
}

/** Signs small facts that a browser keeps for us, as JWT. The first key signs, all are accepted. */
export function createSigner(keys: readonly KeyObject[], issuer: string): Signer {
  const [signingKey] = keys;
  if (signingKey === undefined) throw new Error("there is no key to sign with");
  return {
    sign(purpose, claims, expiresAtMs) {
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setAudience(purpose)
        .setExpirationTime(expiresAtMs / 1000)
        .sign(signingKey);
    },
    async verify(purpose, schema, text) {
      if (!keys.some((key) => isSignedWith(key, text))) return { refused: "forged" };
      const { exp, iss, aud, ...claims } = decodeJwt(text);
      if (iss !== issuer || aud !== purpose || exp === undefined) return { refused: "forged" };
      if (exp * 1000 <= Date.now()) return { refused: "expired" };
      const parsed = v.safeParse(schema, claims);
      return parsed.success ? { claims: parsed.output } : { refused: "forged" };
    },
  };
}

/**
 * Whether a JWT was signed with the key, by HMAC-SHA-256 whatever its header says. By node:crypto: jose asks WebCrypto,
 * which hands each check to another thread and took 40 % of the time of a token request.
 */
function isSignedWith(key: KeyObject, text: string): boolean {
  const end = text.lastIndexOf(".");
  const expected = createHmac("sha256", key).update(text.slice(0, end)).digest("base64url");
  // As text: more than one way to write the same bytes would make more than one text of a signed one.
  return isSameText(text.slice(end + 1), expected);
}

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
