import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Account } from "../account.ts";
import type { Clock } from "../clock.ts";
import { type AccessTokenClaims, type SigningKey, verifyAccessToken } from "./accessToken.ts";

/** Checks tokens against the time, and can let those in use expire at once (docs/emulator.md, Faults). */
export interface TokenVerifier {
  /** @throws ApiError 20101 to 20107 */
  verify(token: string): AccessTokenClaims;
  hasExpired(claims: AccessTokenClaims): boolean;
  /** Refuses every token issued before this second, as if its time had come. */
  expireIssued(): void;
}

export function createTokenVerifier(
  account: Account,
  clock: Clock,
  hasService?: (sid: string) => sid is ServiceSid,
  keyOf?: (sid: string) => SigningKey | undefined,
): TokenVerifier {
  let issuedAfterMs = 0;
  return {
    verify: (token) =>
      verifyAccessToken(token, { account, now: clock.now(), issuedAfterMs, hasService, keyOf }),
    hasExpired: ({ issuedAtMs, expiresAtMs }) =>
      expiresAtMs <= clock.now() || issuedAtMs < issuedAfterMs,
    expireIssued() {
      // Tokens count in whole seconds: one made right afterwards must not look older.
      issuedAfterMs = Math.floor(clock.now() / 1000) * 1000;
    },
  };
}
