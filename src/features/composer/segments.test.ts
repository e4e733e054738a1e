import { expect, test } from "vitest";
import { countSegments } from "./segments.ts";

test.each([
  ["", { count: 0, encoding: "GSM-7", left: 160 }],
  ["I can hold the door from 9:50", { count: 1, encoding: "GSM-7", left: 131 }],
  ["a".repeat(160), { count: 1, encoding: "GSM-7", left: 0 }],
  ["a".repeat(161), { count: 2, encoding: "GSM-7", left: 145 }],
  ["Grüße – bis gleich", { count: 1, encoding: "UCS-2", left: 52 }],
  ["{10 €}", { count: 1, encoding: "GSM-7", left: 151 }],
] as const)("%j", async (text, expected) => {
  expect(await countSegments(text)).toEqual(expected);
});
