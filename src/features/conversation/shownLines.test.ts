import { expect, test } from "vitest";
import { shownLines } from "./shownLines.ts";

test.each([
  ["hello", 1],
  ["a\nb\n\nc", 4],
  ["x".repeat(73), 2],
  [Array(31).fill("line").join("\n"), 31],
])("%j", (body, lines) => {
  expect(shownLines(body)).toBe(lines);
});
