import type { Clock } from "../clock.ts";
import { tokenWarningMs, tokenWarningPart } from "./gatewayLimits.ts";

/** Calls back some minutes before a token ends, and at its end. The answer cancels both. */
export function startTokenTimers(
  clock: Clock,
  expiresAtMs: number,
  { onAboutToExpire, onExpired }: { onAboutToExpire: () => void; onExpired: () => void },
): () => void {
  const leftMs = Math.max(expiresAtMs - clock.now(), 0);
  const warningMs = Math.min(tokenWarningMs, leftMs * tokenWarningPart);
  const cancelWarning = clock.after(leftMs - warningMs, onAboutToExpire);
  const cancelEnd = clock.after(leftMs, onExpired);
  return () => {
    cancelWarning();
    cancelEnd();
  };
}
