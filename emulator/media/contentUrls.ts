import { createHmac } from "node:crypto";
import type { MediaSid } from "../../src/domain/sids.ts";
import type { Account } from "../account.ts";
import type { Clock } from "../clock.ts";
import { hasSameBytes } from "../hasSameBytes.ts";

/** Temporary content URLs die after 300 seconds (behaviour 3.5). */
export const contentUrlLifetimeMs = 300_000;

/** URLs that open one medium for a while without any header, because `<img>` and `<video>` send none. */
export interface ContentUrls {
  sign(sid: MediaSid, origin: string): string;
  isValid(sid: string, expires: string, signature: string): boolean;
}

export function createContentUrls(account: Account, clock: Clock): ContentUrls {
  const signatureOf = (sid: string, expires: string) =>
    createHmac("sha256", account.authToken).update(`media:${sid}:${expires}`).digest("base64url");
  return {
    sign(sid, origin) {
      const expires = String(clock.now() + contentUrlLifetimeMs);
      const query = new URLSearchParams({ expires, signature: signatureOf(sid, expires) });
      return `${origin}/mcs/content/${sid}?${query}`;
    },
    isValid(sid, expires, signature) {
      if (!/^\d{1,15}$/.test(expires) || Number(expires) <= clock.now()) return false;
      return hasSameBytes(signature, signatureOf(sid, expires));
    },
  };
}
