import { expect, test } from "vitest";
import { sid } from "../../domain/testing/fixtures.ts";
import { keyTarget, listItems } from "./listItems.ts";

const items = listItems({
  conversations: [sid("CH", 1), sid("CH", 2)],
  messages: [sid("IM", 3), sid("IM", 4)],
});

test("found messages stand below the conversations, under a heading", () => {
  expect(items.map(({ kind }) => kind)).toEqual([
    "conversation",
    "conversation",
    "heading",
    "message",
    "message",
  ]);
  expect(listItems({ conversations: [], messages: [] })).toEqual([]);
});

test.each([
  ["ArrowDown", 1, 3],
  ["ArrowUp", 3, 1],
  ["Home", 4, 0],
  ["End", 0, 4],
  ["ArrowUp", 0, undefined],
  ["ArrowDown", 4, undefined],
  ["x", 0, undefined],
])("%s from %i leads to %s, past the heading", (key, from, to) => {
  expect(keyTarget(key, from, items)).toBe(to === undefined ? undefined : items[to]);
});
