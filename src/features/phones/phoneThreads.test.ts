import { expect, test } from "vitest";
import type { Address } from "../../domain/address.ts";
import type { PhoneMessage } from "./emulatorSchemas.ts";
import {
  hasStopped,
  phoneThreads,
  type PhoneThread,
  unreadIn,
  viewOf,
  windowEnd,
  withMessages,
} from "./phoneThreads.ts";
import { phoneMessage } from "./testing/phoneMessage.ts";

const phone = "+16505551111" as Address;
const friend = "+16505552222" as Address;
const a = "+14155550110" as Address;
const b = "+14155550120" as Address;

const message = (sid: string, part: Partial<PhoneMessage> = {}) =>
  phoneMessage(sid, { from: phone, to: a, ...part });
const received = (sid: string, part: Partial<PhoneMessage> = {}) =>
  message(sid, { direction: "inbound", from: a, to: phone, ...part });

function only(messages: readonly PhoneMessage[]): PhoneThread {
  const [thread] = phoneThreads(messages);
  if (thread === undefined) throw new Error("no thread");
  return thread;
}

test("texts to and from one number are one thread, the newest thread on top", () => {
  const threads = phoneThreads([
    message("1", { dateCreated: 1 }),
    received("2", { dateCreated: 2 }),
    message("3", { to: b, dateCreated: 3 }),
  ]);
  expect(threads.map(({ others, messages }) => [others, messages.map(({ sid }) => sid)])).toEqual([
    [[b], ["3"]],
    [[a], ["1", "2"]],
  ]);
});

test("a group text is one thread, whoever of the group writes, apart from that of its Twilio number", () => {
  const threads = phoneThreads([
    message("1", { to: a, alsoTo: [friend] }),
    received("2", { from: friend, alsoTo: [a] }),
    received("3", { alsoTo: [friend] }),
    received("4"),
  ]);
  const sids = threads.map(({ messages }) => messages.map(({ sid }) => sid).join());
  expect(new Set(sids)).toEqual(new Set(["1,2,3", "4"]));
});

test("a phone opens its only thread, else its list, else the choice of a number", () => {
  const one = phoneThreads([message("1")]);
  expect(viewOf(one, undefined)).toEqual({ view: "thread", others: [a] });
  expect(viewOf([...one, ...one], undefined)).toEqual({ view: "list" });
  expect(viewOf([], undefined)).toEqual({ view: "new" });
  expect(viewOf(one, { view: "list" })).toEqual({ view: "list" });
});

test("a message that is known already is replaced, others are added", () => {
  const known = [message("1", { status: "sent" })];
  expect(withMessages(known, [message("1"), message("2")])).toEqual([message("1"), message("2")]);
});

test("unread is what came after the last look, without the phone's own", () => {
  const thread = only([
    received("1", { dateCreated: 1 }),
    received("2", { dateCreated: 5 }),
    message("3", { dateCreated: 6 }),
    received("4", { dateCreated: 7 }),
  ]);
  expect([unreadIn(thread, 1), unreadIn(thread, 5), unreadIn(thread, 7)]).toEqual([2, 1, 0]);
});

test("the last STOP or START decides, alone on its line and in any case", () => {
  const afterTexts = (...bodies: string[]) =>
    hasStopped(only(bodies.map((body, at) => message(`${at}`, { body }))));
  expect(afterTexts("hello", " Stop ")).toBe(true);
  expect(afterTexts("STOP", "start")).toBe(false);
  expect(afterTexts("stop it")).toBe(false);
  expect(hasStopped(only([received("1", { body: "STOP" })]))).toBe(false);
});

test("a WhatsApp window is open for a day from the phone's own text", () => {
  const from = "whatsapp:+447700900483" as Address;
  const to = "whatsapp:+14155550199" as Address;
  const own = message("1", { from, to, dateCreated: 1_000 });
  expect(windowEnd(only([own]))).toBe(1_000 + 24 * 3_600_000);
  expect(windowEnd(only([{ ...own, direction: "inbound", from: to, to: from }]))).toBeNull();
  expect(windowEnd(only([message("1")]))).toBeNull();
});
