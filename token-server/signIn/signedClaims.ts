import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { resolve } from "node:path";
import { decodeJwt, SignJWT } from "jose";
import * as v from "valibot";
import type { Config } from "../config/config.ts";
import { loadSigningKeys } from "./signingKeys.ts";

/** What a signed text is for. One of a kind is never taken for another. */
export type Purpose = "session" | "invitation" | "oidc";

export type Verified<Claims> = { claims: Claims } | { refused: "forged" | "expired" };

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
  config: Pick<Config, "dataDir" | "sessionSecrets" | "twilio">,
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
  const [left, right] = [Buffer.from(text.slice(end + 1)), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
