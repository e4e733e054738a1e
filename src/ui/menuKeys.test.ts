import { expect, test } from "vitest";
import { menuLetterTarget, menuTarget } from "./menuKeys.ts";

test.each([
  ["ArrowDown", 0, 1],
  ["ArrowDown", 2, 0],
  ["ArrowDown", -1, 0],
  ["ArrowUp", 0, 2],
  ["ArrowUp", -1, 2],
  ["ArrowUp", 2, 1],
  ["Home", 2, 0],
  ["End", 0, 2],
  ["Enter", 1, null],
])("%s from %i of three goes to %j", (key, current, expected) => {
  expect(menuTarget(key, current, 3)).toBe(expected);
});

test("an empty menu has nowhere to go", () => {
  expect(menuTarget("ArrowDown", -1, 0)).toBeNull();
});

test("a letter finds the next item that starts with it, and comes around", () => {
  const labels = ["Mute", "Rename", "Move up", "Leave"];
  expect(menuLetterTarget("m", 0, labels)).toBe(2);
  expect(menuLetterTarget("M", 2, labels)).toBe(0);
  expect(menuLetterTarget("l", 0, labels)).toBe(3);
  expect(menuLetterTarget("x", 0, labels)).toBeNull();
});
