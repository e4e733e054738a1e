import type { ConversationRow } from "../store/rows.ts";
import { ApiError } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";

// Days or smaller, whole seconds (States and Timers). Weeks are days.
const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const secondsOf = [7 * 86_400, 86_400, 3_600, 60, 1];

// What a date can still hold.
const maxSeconds = 1_000 * 366 * 86_400;

/** Seconds of an ISO 8601 duration; undefined when it is none or has months or years. */
function durationSeconds(text: string): number | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const parts = found.slice(1);
  if (parts.every((part) => part === undefined)) return undefined;
  const sum = parts.reduce(
    (total, part, place) => total + Number(part ?? 0) * (secondsOf[place] ?? 0),
    0,
  );
  return sum > maxSeconds ? undefined : sum;
}

const kinds: Record<
  "inactive" | "closed",
  { minimumSeconds: number; badFormat: ErrorCode; tooShort: ErrorCode }
> = {
  inactive: { minimumSeconds: 60, badFormat: 50379, tooShort: 50375 },
  closed: { minimumSeconds: 600, badFormat: 50380, tooShort: 50376 },
};

/** Checks a posted timer (STATE5); null switches it off. */
export function checkTimer(kind: "inactive" | "closed", text: string): string | null {
  const { minimumSeconds, badFormat, tooShort } = kinds[kind];
  const seconds = durationSeconds(text);
  if (seconds === undefined) throw new ApiError(badFormat);
  if (seconds === 0) return null;
  if (seconds < minimumSeconds) throw new ApiError(tooShort);
  return text;
}

type Timed = Pick<
  ConversationRow,
  "state" | "stateUpdated" | "activityAt" | "inactiveTimer" | "closedTimer"
>;

/**
 * When a conversation falls asleep and when it closes, epoch ms (STATE6, STATE7): it falls asleep so long after the last
 * activity; it closes so long after it fell asleep, or after the last activity if nothing puts it to sleep.
 */
export function timersOf(row: Timed): { inactiveAt: number | null; closedAt: number | null } {
  const inactiveMs = durationMs(row.inactiveTimer);
  const closedMs = durationMs(row.closedTimer);
  switch (row.state) {
    case "active": {
      const inactiveAt = inactiveMs === null ? null : row.activityAt + inactiveMs;
      const from = inactiveAt ?? row.activityAt;
      return { inactiveAt, closedAt: closedMs === null ? null : from + closedMs };
    }
    case "inactive":
      return { inactiveAt: null, closedAt: closedMs === null ? null : row.stateUpdated + closedMs };
    case "closed":
    case "initializing":
      return { inactiveAt: null, closedAt: null };
  }
}

/** The first of the two. */
export function nextTimerAt(row: Timed): number | null {
  const { inactiveAt, closedAt } = timersOf(row);
  return inactiveAt ?? closedAt;
}

function durationMs(timer: string | null): number | null {
  const seconds = timer === null ? undefined : durationSeconds(timer);
  return seconds === undefined ? null : seconds * 1_000;
}
