import { perLocale } from "./locale.ts";

/** Times and dates as the reader's language writes them. */
const dates = (options: Intl.DateTimeFormatOptions) =>
  perLocale((locale) => new Intl.DateTimeFormat(locale, options));

const time = perLocale((locale) => {
  const plain = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  // "9:34 AM", but "09:34".
  return plain.resolvedOptions().hour12 === true
    ? plain
    : new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
});
const exactTime = dates({ timeStyle: "medium" });
const weekday = dates({ weekday: "short" });
const dayMonth = dates({ day: "numeric", month: "short" });
const fullDate = dates({ dateStyle: "medium" });
const longDay = dates({
  weekday: "long",
  day: "numeric",
  month: "long",
});
const fullTime = dates({ dateStyle: "full", timeStyle: "medium" });
const dayMs = 24 * 60 * 60 * 1000;

/** "9:34 AM", "09:34" */
export function formatTime(ms: number): string {
  return time().format(ms);
}

/** "09:34:08" */
export function formatExactTime(ms: number): string {
  return exactTime().format(ms);
}

/** "Saturday, November 21, 2026 at 09:34:08" */
export function formatFullTime(ms: number): string {
  return fullTime().format(ms);
}

/** For a row of a list: the time today, the weekday within a week, else the date. */
export function formatListTime(ms: number, now: number = Date.now()): string {
  const days = daysBetween(ms, now);
  if (days === 0) return time().format(ms);
  if (days > 0 && days < 7) return weekday().format(ms);
  return isSameYear(ms, now) ? dayMonth().format(ms) : fullDate().format(ms);
}

/** For a day header: "Saturday, November 21", with the year when it is another one. */
export function formatDay(ms: number, now: number = Date.now()): string {
  return isSameYear(ms, now) ? longDay().format(ms) : fullDate().format(ms);
}

/** Calendar days from `ms` to `now`, in the reader's time zone: 0 is the same day, 1 yesterday. */
export function daysBetween(ms: number, now: number = Date.now()): number {
  // Rounded, because a day with a change of clocks has 23 or 25 hours.
  return Math.round((startOfDay(now) - startOfDay(ms)) / dayMs);
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

function isSameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

/** The value of a `<time dateTime>`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
