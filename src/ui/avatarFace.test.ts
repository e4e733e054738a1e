import { expect, test } from "vitest";
import { initials, lastTwoDigits, toneOf } from "./avatarFace.ts";

test.each([
  ["Alice Moreau", "AM"],
  ["Tomás", "TO"],
  ["Ana María de la Cruz", "AC"],
  ["booking-service", "BS"],
  ["  lena  ", "LE"],
  ["O", "O"],
  ["👩‍🚒 Kim", "👩K"],
  ["", ""],
])("initials of %j are %j", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test.each([
  ["+1 650 555 8264", "64"],
  ["whatsapp:+447700900207", "07"],
  ["", ""],
])("the last two digits of %j are %j", (address, expected) => {
  expect(lastTwoDigits(address)).toBe(expected);
});

test("an identity keeps its tone, and the people of the demo have three", () => {
  expect(["alice", "bob", "carol"].map(toneOf)).toEqual(["chat", "sea", "rose"]);
  expect(toneOf("alice")).toBe(toneOf("alice"));
});
