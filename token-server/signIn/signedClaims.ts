import type { KeyObject } from "node:crypto";
import { resolve } from "node:path";
import { errors, jwtVerify, SignJWT } from "jose";
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

/** Signs small facts that a browser keeps for us, as JWT by jose. The first key signs, all are accepted. */
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
      for (const key of keys) {
        try {
          const expected = { issuer, audience: purpose, algorithms: [algorithm] };
          const { payload } = await jwtVerify(text, key, expected);
          const parsed = v.safeParse(schema, payload);
          return parsed.success ? { claims: parsed.output } : { refused: "forged" };
        } catch (error) {
          if (error instanceof errors.JWTExpired) return { refused: "expired" };
          if (!(error instanceof errors.JOSEError)) throw error;
        }
      }
      return { refused: "forged" };
    },
  };
}
