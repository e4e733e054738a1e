import { expect, test } from "vitest";
import { type Address, isE164 } from "../../domain/address.ts";
import { randomNumber, suggestNumber } from "./suggestNumber.ts";

const compact = (number: string) => number.replaceAll(" ", "");

test("the first suggestions are easy to tell apart, and never taken", () => {
  expect(suggestNumber([], "sms")).toBe("+1 650 555 1111");
  expect(suggestNumber(["+16505551111" as Address], "sms")).toBe("+1 650 555 2222");
});

test("after them, and for WhatsApp, numbers of fiction are drawn that nobody here has", () => {
  const easy = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (digit) => `+1650555${String(digit).repeat(4)}` as Address,
  );
  expect(suggestNumber(easy, "sms", () => 0.5)).toBe("+1 415 555 0155");
  expect(suggestNumber([], "whatsapp", () => 0)).toBe("+44 7700 900000");
  const draws = [0, 0, 0, 0.9, 0.9, 0.9];
  const next = () => draws.shift() ?? 0.9;
  const drawn = randomNumber(new Set(["+447700900000"]), "whatsapp", next);
  expect(drawn).toBe("+44 7700 900999");
  expect(isE164(compact(drawn))).toBe(true);
});
