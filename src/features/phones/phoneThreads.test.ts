import { expect, test } from "vitest";
import type { Address } from "../../domain/address.ts";
import type { PhoneMessage } from "./emulatorApi.ts";
import { phoneThreads, viewOf, withMessage } from "./phoneThreads.ts";

const phone = "+16505551111" as Address;
const a = "+14155550110" as Address;
const b = "+14155550120" as Address;

function message(sid: string, part: Partial<PhoneMessage>): PhoneMessage {
  return {
    sid,
    direction: "outbound",
    from: phone,
    to: a,
    body: sid,
    media: [],
    status: "delivered",
    conversationSid: null,
    messageSid: null,
    dateCreated: 0,
    ...part,
  };
}

test("texts to and from one number are one thread, the newest thread on top", () => {
  const threads = phoneThreads([
    message("1", { dateCreated: 1 }),
    message("2", { direction: "inbound", from: a, to: phone, dateCreated: 2 }),
    message("3", { to: b, dateCreated: 3 }),
  ]);
  expect(threads.map(({ number, messages }) => [number, messages.map(({ sid }) => sid)])).toEqual([
    [b, ["3"]],
    [a, ["1", "2"]],
  ]);
});

test("a phone opens its only thread, else its list, else the choice of a number", () => {
  const one = phoneThreads([message("1", {})]);
  expect(viewOf(one, undefined)).toEqual({ view: "thread", number: a });
  expect(viewOf([...one, ...one], undefined)).toEqual({ view: "list" });
  expect(viewOf([], undefined)).toEqual({ view: "new" });
  expect(viewOf(one, { view: "list" })).toEqual({ view: "list" });
});

test("a message that is known already is replaced", () => {
  const known = [message("1", { status: "sent" })];
  expect(withMessage(known, message("1", {}))).toEqual([message("1", {})]);
});
