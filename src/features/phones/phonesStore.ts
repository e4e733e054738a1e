import { create } from "zustand";
import type { Address } from "../../domain/address.ts";
import {
  changePhone,
  type EmulatorEvent,
  fetchNumbers,
  fetchPhoneMessages,
  fetchPhones,
  type Phone,
  type PhoneMessage,
  subscribeToEmulator,
} from "./emulatorApi.ts";
import { type OpenThread, withMessage } from "./phoneThreads.ts";

export interface PhonesState {
  status: "loading" | "ready" | "failed";
  phones: readonly Phone[];
  /** Twilio numbers that a phone may text first. */
  numbers: readonly Address[];
  messages: Readonly<Record<Address, readonly PhoneMessage[]>>;
  /** The thread that is open on each handset; none: the list of threads. */
  open: Readonly<Record<Address, OpenThread>>;
  /** How far each thread was looked at: date of the newest message seen, by `phone>number`. */
  seen: Readonly<Record<string, number>>;
  /** Legs that are on their way to a phone, as far as they were seen to start. */
  waiting: Readonly<Record<Address, readonly string[]>>;
  /** When the lists were loaded first; epoch ms. */
  loadedAt: number;
}

const empty: PhonesState = {
  status: "loading",
  phones: [],
  numbers: [],
  messages: {},
  open: {},
  seen: {},
  waiting: {},
  loadedAt: 0,
};

/** Holds data only; the functions below change it. */
export const usePhones = create<PhonesState>(() => empty);

/** Loads the phones and follows them until the returned function is called. */
export function followPhones(): () => void {
  let stopped = false;
  const load = () => {
    loadAll().catch(() => {
      if (!stopped) usePhones.setState({ status: "failed" });
    });
  };
  const unsubscribe = subscribeToEmulator(applyEvent, load);
  return () => {
    stopped = true;
    unsubscribe();
  };
}

export async function loadAll(): Promise<void> {
  const before = usePhones.getState().messages;
  const [phones, numbers] = await Promise.all([fetchPhones(), fetchNumbers()]);
  const loaded = await Promise.all(
    phones.map(async ({ address }) => [address, await fetchPhoneMessages(address)] as const),
  );
  usePhones.setState((state) => ({
    status: "ready",
    loadedAt: state.loadedAt === 0 ? Date.now() : state.loadedAt,
    phones,
    numbers,
    messages: Object.fromEntries(
      loaded.map(([address, messages]) => {
        const arrived = arrivedSince(before[address], state.messages[address]);
        return [address, arrived.reduce(withMessage, messages)];
      }),
    ),
  }));
}

/** Messages that came by event while the lists were on their way; older ones are the lists' business. */
function arrivedSince(
  before: readonly PhoneMessage[] = [],
  now: readonly PhoneMessage[] = [],
): PhoneMessage[] {
  return now.filter((message) => !before.includes(message));
}

function applyEvent(event: EmulatorEvent): void {
  switch (event.type) {
    case "phoneMessage":
      usePhones.setState((state) => ({
        messages: {
          ...state.messages,
          [event.address]: withMessage(state.messages[event.address] ?? [], event.message),
        },
      }));
      return;
    case "phoneChanged":
      usePhones.setState((state) => ({ phones: withPhone(state.phones, event.phone) }));
      return;
    case "phoneRemoved":
      usePhones.setState((state) => ({
        phones: state.phones.filter((phone) => phone.address !== event.address),
      }));
      return;
    case "legSent":
    case "receiptChanged":
      usePhones.setState((state) => ({ waiting: withLeg(state.waiting, event) }));
      return;
    case "reset":
      usePhones.setState(empty);
      loadAll().catch(() => usePhones.setState({ status: "failed" }));
  }
}

function withPhone(phones: readonly Phone[], changed: Phone): Phone[] {
  const known = phones.some((phone) => phone.address === changed.address);
  return known
    ? phones.map((phone) => (phone.address === changed.address ? changed : phone))
    : [...phones, changed];
}

const onTheWay = new Set(["queued", "sent"]);

function withLeg(
  waiting: PhonesState["waiting"],
  leg: { to: Address; receiptSid: string; status: string },
): PhonesState["waiting"] {
  const others = (waiting[leg.to] ?? []).filter((sid) => sid !== leg.receiptSid);
  return {
    ...waiting,
    [leg.to]: onTheWay.has(leg.status) ? [...others, leg.receiptSid] : others,
  };
}

export function openThread(phone: Address, thread: OpenThread): void {
  usePhones.setState((state) => ({ open: { ...state.open, [phone]: thread } }));
}

export function markSeen(phone: Address, number: Address, date: number): void {
  const key = seenKey(phone, number);
  usePhones.setState((state) =>
    (state.seen[key] ?? 0) >= date ? state : { seen: { ...state.seen, [key]: date } },
  );
}

export function seenKey(phone: Address, number: Address): string {
  return `${phone}>${number}`;
}

export async function switchPhone(phone: Phone): Promise<void> {
  await changePhone(phone.address, { state: phone.state === "on" ? "off" : "on" });
}
