import { expect, test } from "vitest";
import type { Address } from "../../src/domain/address.ts";
import type { MessageSid } from "../../src/domain/sids.ts";
import { openAccount } from "../account.ts";
import { createManualClock } from "../clock.ts";
import { createCountingIds } from "../ids.ts";
import { silentLog } from "../log.ts";
import { restActor } from "../service/actor.ts";
import { createService } from "../service/createService.ts";
import { createStore } from "../store/createStore.ts";
import { createCarrier } from "./carrier.ts";
import type { CarrierPolicy } from "./carrierPolicy.ts";
import { realisticCarrier } from "./carrierPolicy.ts";
import { createControlEvents } from "./controlEvents.ts";
import { createPhones } from "./phones.ts";

// Addresses by construction.
const phone = "+16505551111" as Address;
const proxy = "+14155550110" as Address;

function setUp(policy: CarrierPolicy) {
  const clock = createManualClock();
  const ids = createCountingIds();
  const store = createStore(":memory:");
  const account = openAccount(store.meta, ids, undefined);
  const service = createService({ store, clock, ids, account, log: silentLog });
  const events = createControlEvents(silentLog);
  const saveMedia = () => Promise.reject(new Error("not used"));
  const phones = createPhones({ service, tables: store, events, clock, ids, saveMedia });
  const openCarrier = () => createCarrier({ service, phones, policy, clock, log: silentLog });

  service.numbers.add({ address: proxy, friendlyName: "A" });
  const { sid } = service.conversations.create(restActor, account.serviceSid, {});
  const participant = { address: phone, proxyAddress: proxy };
  service.participants.add(restActor, account.serviceSid, sid, participant);
  const written: MessageSid[] = [];
  const write = (body: string) => {
    written.push(service.messages.append(restActor, account.serviceSid, sid, { body }).sid);
  };
  const legs = () =>
    written
      .flatMap((message) => store.receipts.ofMessage(message))
      .map(({ status, errorCode }) => [status, errorCode]);
  const statuses = () => store.receipts.pending().map(({ status }) => status);
  const shown = () => phones.messages(phone).map(({ body }) => body);
  return { clock, phones, openCarrier, write, statuses, legs, shown };
}

const steady: CarrierPolicy = { sentDelayMs: () => 100, deliveredDelayMs: () => 400 };

test("CARR1 a leg is queued, then sent, then delivered", () => {
  const { clock, openCarrier, write, statuses, shown } = setUp(steady);
  openCarrier();
  write("hello");
  expect(statuses()).toEqual(["queued"]);
  clock.advance(99);
  expect(statuses()).toEqual(["queued"]);
  clock.advance(1);
  expect(statuses()).toEqual(["sent"]);
  clock.advance(399);
  expect(shown()).toEqual([]);
  clock.advance(1);
  expect(statuses()).toEqual([]);
  expect(shown()).toEqual(["hello"]);
});

test("CARR1 a quick leg does not overtake a slow one", () => {
  const delays = [900, 10, 300];
  const { clock, openCarrier, write, shown } = setUp({
    sentDelayMs: () => 0,
    deliveredDelayMs: () => delays.shift() ?? 0,
  });
  openCarrier();
  for (const body of ["one", "two", "three"]) write(body);
  clock.advance(899);
  expect(shown()).toEqual([]);
  clock.advance(1);
  expect(shown()).toEqual(["one", "two", "three"]);
});

test("CARR5 legs taken up again after a stop arrive once", () => {
  const { clock, openCarrier, write, statuses, shown } = setUp(steady);
  const before = openCarrier();
  write("done");
  clock.advance(500);
  write("on its way");
  clock.advance(100);
  write("queued");
  before.close();
  clock.advance(10_000);
  expect(statuses()).toEqual(["sent", "queued"]);
  openCarrier().resume();
  clock.advance(500);
  expect(shown()).toEqual(["done", "on its way", "queued"]);
});

test("CARR3 a switched-off phone keeps its legs at sent", () => {
  const { clock, phones, openCarrier, write, statuses, shown } = setUp(steady);
  openCarrier();
  phones.put(phone, { state: "off" });
  write("one");
  write("two");
  clock.advance(60_000);
  expect(statuses()).toEqual(["sent", "sent"]);
  phones.put(phone, { state: "on" });
  clock.advance(0);
  expect(shown()).toEqual(["one", "two"]);
  expect(statuses()).toEqual([]);
});

test("the realistic carrier takes between 0.4 and 1.3 seconds", () => {
  const { clock, openCarrier, write, shown } = setUp(realisticCarrier);
  openCarrier();
  for (let at = 0; at < 50; at += 1) write(`m${at}`);
  clock.advance(399);
  expect(shown()).toEqual([]);
  clock.advance(901);
  expect(shown()).toHaveLength(50);
});

test.each([
  ["blocked", 30004],
  ["unknown", 30005],
  ["landline", 30006],
  ["filtered", 30007],
  ["unregistered", 30034],
] as const)("CARR2 a leg to a phone that is %s ends undelivered with %i", (state, errorCode) => {
  const { clock, phones, openCarrier, write, legs, shown } = setUp(steady);
  openCarrier();
  phones.put(phone, { state });
  write("hello");
  clock.advance(499);
  expect(legs()).toEqual([["sent", null]]);
  clock.advance(1);
  expect(legs()).toEqual([["undelivered", errorCode]]);
  expect(shown()).toEqual([]);
});

test("CARR3 a phone that stays switched off makes its legs fail with 30003 after a while, each in its time", () => {
  const { clock, phones, openCarrier, write, legs } = setUp({
    ...steady,
    unreachableAfterMs: 60_000,
  });
  openCarrier();
  phones.put(phone, { state: "off" });
  write("one");
  clock.advance(10_000);
  write("two");
  clock.advance(50_100 - 1);
  expect(legs()).toEqual([
    ["sent", null],
    ["sent", null],
  ]);
  clock.advance(1);
  expect(legs()).toEqual([
    ["undelivered", 30003],
    ["sent", null],
  ]);
  phones.put(phone, { state: "on" });
  clock.advance(0);
  expect(legs().at(-1)).toEqual(["delivered", null]);
});

test("CARR3 a shorter patience counts for legs that wait already", () => {
  const { clock, phones, openCarrier, write, legs } = setUp(steady);
  const carrier = openCarrier();
  phones.put(phone, { state: "off" });
  write("one");
  clock.advance(60_000);
  carrier.use({ ...steady, unreachableAfterMs: 5_000 });
  clock.advance(0);
  expect(legs()).toEqual([["undelivered", 30003]]);
});

test("CARR4 WhatsApp waits for a phone that is switched off, and knows no carrier's states", () => {
  const { phones } = setUp(steady);
  // An address by construction.
  const whatsapp = "whatsapp:+16505551111" as Address;
  expect(phones.put(whatsapp, { state: "off" }).state).toBe("off");
  expect(() => phones.put(whatsapp, { state: "landline" })).toThrow("on, off, blocked, unknown");
});
