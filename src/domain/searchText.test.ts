import { expect, test } from "vitest";
import { matchesSearch, searchRanges } from "./searchText.ts";

const conversation = "Maple Street move-in\nTomás Ortiz\n+1 650 555 1111\nIs the elevator booked?";

test.each([
  "maple",
  "TOMAS",
  "street maple",
  "650-555 11",
  "+16505551111",
  "elevator",
  "(650) 555",
])("finds %s", (query) => expect(matchesSearch(conversation, query)).toBe(true));

test.each(["oak", "maple oak", "650 555 2222", "650 555 9"])("does not find %s", (query) =>
  expect(matchesSearch(conversation, query)).toBe(false),
);

test("a number does not run from one line into the next", () => {
  expect(matchesSearch("650\n555", "650 555 9")).toBe(false);
  expect(matchesSearch("call 16\n+1 415", "1614")).toBe(false);
});

test.each([
  ["Tomás Ortiz", "tomas", ["Tomás"]],
  ["Maple Street, maple tree", "maple", ["Maple", "maple"]],
  ["+1 650 555 1111", "650-555 11", ["650 555 11"]],
  ["booked at 10:30", "10:30", ["10:30"]],
  ["Straße 12", "straße", ["Straße"]],
  ["ordered", "order ordered", ["ordered"]],
  ["👍🏽 fine", "fine", ["fine"]],
  ["nothing here", "xyz", []],
])("marks in %s what matches %s", (text, query, marked) =>
  expect(searchRanges(text, query).map(({ start, end }) => text.slice(start, end))).toEqual(marked),
);
