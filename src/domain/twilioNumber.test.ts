import { expect, test } from "vitest";
import { numberLetter } from "./twilioNumber.ts";

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [52, "BA"],
])("number %i has the letter %s", (place, letter) => {
  expect(numberLetter(place)).toBe(letter);
});
