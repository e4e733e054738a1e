import type { Address } from "../../domain/address.ts";
import type { Autocreation, EmulatorEvent, Phone, PhoneMessage } from "./emulatorSchemas.ts";
import {
  type OpenThread,
  othersOf,
  phoneThreads,
  threadKey,
  viewOf,
  withMessages,
} from "./phoneThreads.ts";

export interface PhonesState {
  status: "loading" | "ready" | "failed" | "locked";
  phones: readonly Phone[];
  /** The Twilio numbers in the order of their letters, and what unknown texters meet there. */
  numbers: Autocreation;
  messages: Readonly<Record<Address, readonly PhoneMessage[]>>;
  /** Whether whoever looks at the phones may decide about unknown texters. */
  mayLetIn: boolean;
  /** What is open on each handset; none: what `viewOf` chooses. */
  open: Readonly<Record<Address, OpenThread>>;
  /** How far each thread was looked at: date of the newest message seen, by `seenKey`. */
  seen: Readonly<Record<string, number>>;
  /** A text that came while another thread was open. */
  notices: Readonly<Record<Address, PhoneMessage | undefined>>;
  /** Handsets that show their lock screen. */
  locked: readonly Address[];
  /** Handsets that are folded to a strip. */
  folded: readonly Address[];
  /** Legs that are on their way to a phone. */
  waiting: Readonly<Record<Address, readonly string[]>>;
  /** How far the emulator's time is ahead of the real one. */
  clockOffsetMs: number;
  /** When the lists were loaded first, in the emulator's time: what was there then counts as seen. */
  loadedAt: number;
}

export const emptyState: PhonesState = {
  status: "loading",
  phones: [],
  numbers: [],
  mayLetIn: false,
  messages: {},
  open: {},
  seen: {},
  notices: {},
  locked: [],
  folded: [],
  waiting: {},
  clockOffsetMs: 0,
  loadedAt: 0,
};

export function seenKey(phone: Address, thread: string): string {
  return `${phone}>${thread}`;
}

/** Up to when the texts of a thread count as seen. */
export function seenUntil(state: PhonesState, phone: Address, thread: string): number {
  return Math.max(state.seen[seenKey(phone, thread)] ?? 0, state.loadedAt);
}

export type PhoneLists = Pick<
  PhonesState,
  "phones" | "numbers" | "mayLetIn" | "clockOffsetMs" | "messages" | "waiting"
>;

/** What was loaded, and on top of it what was told while it was on its way. */
export function withLists(
  state: PhonesState,
  lists: PhoneLists,
  told: readonly EmulatorEvent[],
  now: number,
): PhonesState {
  const { loadedAt } = state;
  const next: PhonesState = {
    ...state,
    ...lists,
    status: "ready",
    loadedAt: loadedAt === 0 ? now + lists.clockOffsetMs : loadedAt,
  };
  // Their open threads and notices are in the state already.
  const { open, notices } = next;
  return { ...applyEvents(next, told), open, notices };
}

/** What has happened, all at once: each list is copied once, however many texts have come. */
export function applyEvents(state: PhonesState, events: readonly EmulatorEvent[]): PhonesState {
  let next = state;
  const arrived = new Map<Address, PhoneMessage[]>();
  for (const event of events) {
    switch (event.type) {
      case "phoneMessage":
        arrived.set(event.address, [...(arrived.get(event.address) ?? []), event.message]);
        break;
      case "phoneChanged":
        next = { ...next, phones: withPhone(next.phones, event.phone) };
        break;
      case "phoneRemoved":
        next = withoutPhone(next, event.address);
        arrived.delete(event.address);
        break;
      case "autocreationChanged":
        next = { ...next, numbers: event.addresses };
        break;
      case "clockMoved":
        next = { ...next, clockOffsetMs: event.offsetMs };
        break;
      case "legSent":
      case "receiptChanged":
      case "reset":
        break;
    }
  }
  next = { ...next, waiting: withLegs(next.waiting, events) };
  for (const [phone, messages] of arrived) next = withArrived(next, phone, messages);
  return next;
}

function withPhone(phones: readonly Phone[], changed: Phone): Phone[] {
  const known = phones.some((phone) => phone.address === changed.address);
  return known
    ? phones.map((phone) => (phone.address === changed.address ? changed : phone))
    : [...phones, changed];
}

function withoutPhone(state: PhonesState, address: Address): PhonesState {
  const { [address]: _messages, ...messages } = state.messages;
  const { [address]: _open, ...open } = state.open;
  return {
    ...state,
    messages,
    open,
    notices: { ...state.notices, [address]: undefined },
    phones: state.phones.filter((phone) => phone.address !== address),
  };
}

function withArrived(
  state: PhonesState,
  phone: Address,
  arrived: readonly PhoneMessage[],
): PhonesState {
  const known = state.messages[phone] ?? [];
  const messages = withMessages(known, arrived);
  // What is open stays open when a text comes into another thread.
  const open =
    state.open[phone] ?? viewOf(phoneThreads(known.length > 0 ? known : messages), undefined);
  const shown = open.view === "thread" ? threadKey(open.others) : undefined;
  const notice = arrived.findLast(
    (message) =>
      message.direction === "inbound" &&
      open.view !== "list" &&
      threadKey(othersOf(message)) !== shown,
  );
  return {
    ...state,
    messages: { ...state.messages, [phone]: messages },
    open: { ...state.open, [phone]: open },
    ...(notice !== undefined && { notices: { ...state.notices, [phone]: notice } }),
  };
}

const onTheWay = new Set(["queued", "sent"]);

function withLegs(
  waiting: PhonesState["waiting"],
  events: readonly EmulatorEvent[],
): PhonesState["waiting"] {
  const changed = new Map<Address, Set<string>>();
  for (const event of events) {
    if (event.type !== "legSent" && event.type !== "receiptChanged") continue;
    const legs = changed.get(event.to) ?? new Set(waiting[event.to]);
    if (onTheWay.has(event.status)) legs.add(event.receiptSid);
    else legs.delete(event.receiptSid);
    changed.set(event.to, legs);
  }
  if (changed.size === 0) return waiting;
  return { ...waiting, ...Object.fromEntries([...changed].map(([to, legs]) => [to, [...legs]])) };
}
