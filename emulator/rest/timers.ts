import { timersOf } from "../service/timers.ts";
import type { ConversationRow } from "../store/rows.ts";
import { twilioDate } from "./twilioDate.ts";

/** When the conversation falls asleep and closes by itself; an empty object without timers. */
export function toTimers(row: ConversationRow): { date_inactive?: string; date_closed?: string } {
  const { inactiveAt, closedAt } = timersOf(row);
  return {
    ...(inactiveAt !== null && { date_inactive: twilioDate(inactiveAt) }),
    ...(closedAt !== null && { date_closed: twilioDate(closedAt) }),
  };
}
