import { describe, expect, test } from "vitest";
import { groupPauseMs, placementOf, sameDay } from "./placement.ts";

const noon = new Date(2026, 10, 22, 12, 0).getTime();
const row = (authorKey: string, dateCreated: number) => ({ authorKey, dateCreated });

describe("grouping", () => {
  test.each([
    ["same author, at once", row("a", noon), row("a", noon), false],
    ["same author, a pause of five minutes", row("a", noon), row("a", noon + groupPauseMs), false],
    ["same author, a longer pause", row("a", noon), row("a", noon + groupPauseMs + 1), true],
    ["another author", row("a", noon), row("b", noon), true],
  ])("%s", (_case, earlier, later, startsGroup) => {
    expect(placementOf(earlier, later, null).startsGroup).toBe(startsGroup);
    // What starts for one ends for the other.
    expect(placementOf(null, earlier, later).endsGroup).toBe(startsGroup);
  });

  test("the first row starts a day and a group, the last one ends its group", () => {
    expect(placementOf(null, row("a", noon), null)).toEqual({
      startsDay: true,
      startsGroup: true,
      endsGroup: true,
    });
  });
});

describe("days", () => {
  const beforeMidnight = new Date(2026, 10, 22, 23, 59).getTime();
  const afterMidnight = new Date(2026, 10, 23, 0, 1).getTime();

  test("midnight where the person is starts a day, and with it a group", () => {
    const placement = placementOf(row("a", beforeMidnight), row("a", afterMidnight), null);
    expect(placement).toMatchObject({ startsDay: true, startsGroup: true });
    expect(placementOf(null, row("a", beforeMidnight), row("a", afterMidnight)).endsGroup).toBe(
      true,
    );
  });

  test("the same date of another month or year is another day", () => {
    expect(sameDay(noon, new Date(2025, 10, 22, 12, 0).getTime())).toBe(false);
    expect(sameDay(noon, new Date(2026, 9, 22, 12, 0).getTime())).toBe(false);
  });
});
