import { expect, test } from "vitest";
import type { Address } from "../../domain/address.ts";
import type { EmulatorEvent, Phone, PhoneMessage } from "./emulatorSchemas.ts";
import { applyEvents, emptyState, type PhonesState, withLists } from "./phonesState.ts";
import { phoneMessage } from "./testing/phoneMessage.ts";

const maya = "+16505551111" as Address;
const a = "+14155550110" as Address;
const b = "+14155550120" as Address;
const phone: Phone = { address: maya, label: "Maya", state: "on" };

const received = (sid: string, from: Address): PhoneMessage =>
  phoneMessage(sid, { direction: "inbound", from, to: maya });
const arrival = (message: PhoneMessage): EmulatorEvent => ({
  type: "phoneMessage",
  address: maya,
  message,
});
const leg = (receiptSid: string, status: string): EmulatorEvent => ({
  type: "receiptChanged",
  receiptSid,
  to: maya,
  status,
});

const withMaya: PhonesState = {
  ...emptyState,
  status: "ready",
  phones: [phone],
  messages: { [maya]: [received("1", a)] },
};

test("texts that come together are added together, in their order", () => {
  const state = applyEvents(withMaya, [arrival(received("2", a)), arrival(received("3", a))]);
  expect(state.messages[maya]?.map(({ sid }) => sid)).toEqual(["1", "2", "3"]);
});

test("a text into another thread leaves the open one open, and is announced", () => {
  const state = applyEvents(withMaya, [arrival(received("2", b))]);
  expect(state.open[maya]).toEqual({ view: "thread", others: [a] });
  expect(state.notices[maya]?.sid).toBe("2");
  const inOpen = applyEvents(withMaya, [arrival(received("2", a))]);
  expect(inOpen.notices[maya]).toBeUndefined();
});

test("the first text of a phone opens its thread", () => {
  const state = applyEvents({ ...withMaya, messages: {} }, [arrival(received("1", a))]);
  expect(state.open[maya]).toEqual({ view: "thread", others: [a] });
  expect(state.notices[maya]).toBeUndefined();
});

test("legs wait from queued to their end", () => {
  const waiting = (...events: EmulatorEvent[]) => applyEvents(withMaya, events).waiting[maya];
  expect(waiting(leg("1", "queued"), leg("2", "queued"), leg("1", "sent"))).toEqual(["1", "2"]);
  expect(waiting(leg("1", "queued"), leg("1", "sent"), leg("1", "delivered"))).toEqual([]);
});

test("a phone is added, changed and removed with what it shows", () => {
  const off: Phone = { ...phone, state: "off" };
  const tom: Phone = { address: b, label: "Tom", state: "on" };
  const changed = applyEvents(withMaya, [
    { type: "phoneChanged", phone: off },
    { type: "phoneChanged", phone: tom },
  ]);
  expect(changed.phones).toEqual([off, tom]);
  const removed = applyEvents(changed, [{ type: "phoneRemoved", address: maya }]);
  expect(removed.phones).toEqual([tom]);
  expect(removed.messages).toEqual({});
});

test("the clock and the switch for new texters follow the emulator", () => {
  const addresses = [{ address: a, enabled: true }];
  const state = applyEvents(withMaya, [
    { type: "clockMoved", offsetMs: 5 },
    { type: "autocreationChanged", addresses },
  ]);
  expect(state).toMatchObject({ clockOffsetMs: 5, numbers: addresses });
});

test("what is told while the lists are on their way is not lost to what they say", () => {
  const lists = {
    phones: [phone],
    numbers: [{ address: a, enabled: false }],
    mayLetIn: true,
    clockOffsetMs: 0,
    messages: { [maya]: [received("1", a)] },
    waiting: { [maya]: ["0", "2"] },
  };
  const addresses = [{ address: a, enabled: true }];
  const off: Phone = { ...phone, state: "off" };
  const told: EmulatorEvent[] = [
    { type: "clockMoved", offsetMs: 5 },
    { type: "autocreationChanged", addresses },
    { type: "phoneChanged", phone: off },
    arrival(received("2", a)),
    leg("1", "queued"),
    leg("2", "delivered"),
  ];
  const state = withLists(applyEvents(emptyState, told), lists, told, 100);
  expect(state).toMatchObject({
    status: "ready",
    loadedAt: 100,
    clockOffsetMs: 5,
    numbers: addresses,
    phones: [off],
    waiting: { [maya]: ["0", "1"] },
  });
  expect(state.messages[maya]?.map(({ sid }) => sid)).toEqual(["1", "2"]);
});
