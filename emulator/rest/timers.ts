import type { ConversationRow } from "../store/rows.ts";
import { twilioDate } from "./twilioDate.ts";

/**
 * When the conversation falls asleep and closes by itself; an empty object without timers. The closed timer starts when
 * the conversation became inactive (behaviour 1.6).
 */
export function toTimers(row: ConversationRow): { date_inactive?: string; date_closed?: string } {
  if (row.state === "closed") return {};
  const activeSince = Math.max(row.stateUpdated, row.lastMessageDate ?? 0);
  const inactiveMs = durationMs(row.inactiveTimer);
  const closedMs = durationMs(row.closedTimer);
  const inactiveAt =
    row.state === "active" && inactiveMs !== null ? activeSince + inactiveMs : null;
  const closesFrom = row.state === "inactive" ? row.stateUpdated : (inactiveAt ?? activeSince);
  return {
    ...(inactiveAt !== null && { date_inactive: twilioDate(inactiveAt) }),
    ...(closedMs !== null && { date_closed: twilioDate(closesFrom + closedMs) }),
  };
}

const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const unitMs = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/** Days and smaller units only, as Twilio takes them; null for none and for `PT0S`, which switches a timer off. */
function durationMs(duration: string | null): number | null {
  const parts = pattern.exec(duration ?? "")?.slice(1);
  if (parts === undefined) return null;
  const total = parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (unitMs[at] ?? 0), 0);
  return total > 0 ? total : null;
}
