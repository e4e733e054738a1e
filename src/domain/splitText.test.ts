import fc from "fast-check";
import { expect, test } from "vitest";
import { splitText } from "./splitText.ts";

test("cuts at a line, a sentence or a word", () => {
  expect(splitText("one two three four", 10)).toEqual(["one two", "three four"]);
  expect(splitText("First bit. Second bit", 14)).toEqual(["First bit.", "Second bit"]);
  expect(splitText("aaaa bbbb\ncccc", 12)).toEqual(["aaaa bbbb", "cccc"]);
  expect(splitText("short", 10)).toEqual(["short"]);
});

test("never cuts through a letter of several characters", () => {
  expect(splitText("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 12)).toEqual(["👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"]);
});

test("every part fits, and nothing but space is lost", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (body, limit) => {
      const parts = splitText(body, limit);
      for (const part of parts) expect([...part].length).toBeLessThanOrEqual(limit);
      expect(parts.join("").replace(/\s/g, "")).toBe(body.replace(/\s/g, ""));
    }),
  );
});
