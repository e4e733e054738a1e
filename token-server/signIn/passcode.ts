import { randomInt, timingSafeEqual } from "node:crypto";

// Without letters and digits that look alike when read aloud or copied by hand.
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const length = 8;

/** The word that people from other machines need; a new one at every start. */
export function createPasscode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

export function isPasscode(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
