import { ApiError } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";

// Days or smaller, whole seconds (States and Timers). Weeks are days.
const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const secondsOf = [7 * 86_400, 86_400, 3_600, 60, 1];

/** Seconds of an ISO 8601 duration; undefined when it is none or has months or years. */
function durationSeconds(text: string): number | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const parts = found.slice(1);
  if (parts.every((part) => part === undefined)) return undefined;
  return parts.reduce((sum, part, place) => sum + Number(part ?? 0) * (secondsOf[place] ?? 0), 0);
}

const kinds: Record<
  "inactive" | "closed",
  { name: string; minimumSeconds: number; badFormat: ErrorCode; tooShort: ErrorCode }
> = {
  inactive: { name: "Timers.Inactive", minimumSeconds: 60, badFormat: 50379, tooShort: 50375 },
  closed: { name: "Timers.Closed", minimumSeconds: 600, badFormat: 50380, tooShort: 50376 },
};

/**
 * Checks a posted timer (STATE5); null switches it off. A timer that would have to run is refused: kept without running
 * it would be a promise broken in silence.
 */
export function checkTimer(kind: "inactive" | "closed", text: string): null {
  const { name, minimumSeconds, badFormat, tooShort } = kinds[kind];
  const seconds = durationSeconds(text);
  if (seconds === undefined) throw new ApiError(badFormat);
  if (seconds === 0) return null;
  if (seconds < minimumSeconds) throw new ApiError(tooShort);
  throw new ApiError(20501, `${name} is not implemented by this emulator`);
}
