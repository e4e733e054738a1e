import { daysBetween, formatDay } from "../../texts/times.ts";

/** "Today", "Yesterday", else the date. */
export function dayLabel(words: { today: string; yesterday: string }, dateCreated: number): string {
  switch (daysBetween(dateCreated)) {
    case 0:
      return words.today;
    case 1:
      return words.yesterday;
    default:
      return formatDay(dateCreated);
  }
}
