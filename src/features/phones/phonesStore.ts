import { create } from "zustand";
import type { Address } from "../../domain/address.ts";
import { setServiceClock } from "../../store/serviceClock.ts";
import { readSetting } from "../../store/settings.ts";
import { playTones } from "../../ui/playTones.ts";
import {
  EmulatorError,
  fetchAutocreation,
  fetchClockOffset,
  fetchPhoneMessages,
  fetchPhones,
  subscribeToEmulator,
  switchAutocreation,
} from "./emulatorApi.ts";
import type { EmulatorEvent } from "./emulatorSchemas.ts";
import { readFolded, writeFolded } from "./foldedPhones.ts";
import {
  applyEvents,
  emptyState,
  type PhoneLists,
  type PhonesState,
  seenKey,
  withLists,
} from "./phonesState.ts";
import type { OpenThread } from "./phoneThreads.ts";

/** Holds data only; the functions below change it. */
export const usePhones = create<PhonesState>(() => ({ ...emptyState, folded: readFolded() }));

const { setState } = usePhones;

// The chat's windows go by the emulator's time too.
usePhones.subscribe(({ clockOffsetMs }) => setServiceClock(clockOffsetMs));

/** What has been told since the newest load began: its lists may be older. */
let toldMeanwhile: EmulatorEvent[] | undefined;

/** Loads the phones and follows them until the returned function is called. */
export function followPhones(): () => void {
  let stopped = false;
  const load = () => {
    loadAll().catch((error: unknown) => {
      if (!stopped) setState({ status: failureOf(error) });
    });
  };
  const unsubscribe = subscribeToEmulator((events) => {
    if (events.some(({ type }) => type === "reset")) {
      setState({ ...emptyState, folded: readFolded() });
      load();
      return;
    }
    toldMeanwhile?.push(...events);
    setState((state) => applyEvents(state, events));
    if (events.some(isArrival) && readSetting("sound")) playTones([1320, 1760]);
  }, load);
  return () => {
    stopped = true;
    unsubscribe();
  };
}

function failureOf(error: unknown): PhonesState["status"] {
  return error instanceof EmulatorError && error.status === 401 ? "locked" : "failed";
}

function isArrival(event: EmulatorEvent): boolean {
  return event.type === "phoneMessage" && event.message.direction === "inbound";
}

export async function loadAll(): Promise<void> {
  const told: EmulatorEvent[] = [];
  toldMeanwhile = told;
  try {
    const lists = await fetchLists();
    // When a later load has begun, after a reset say, what this one has found is from before.
    if (toldMeanwhile === told) setState((state) => withLists(state, lists, told, Date.now()));
  } finally {
    if (toldMeanwhile === told) toldMeanwhile = undefined;
  }
}

async function fetchLists(): Promise<PhoneLists> {
  const [listed, { addresses: numbers, mayChange: mayLetIn }, clockOffsetMs] = await Promise.all([
    fetchPhones(),
    fetchAutocreation(),
    fetchClockOffset(),
  ]);
  const messages = await Promise.all(
    listed.map(async ({ address }) => [address, await fetchPhoneMessages(address)] as const),
  );
  return {
    phones: listed.map(({ waiting: _waiting, ...phone }) => phone),
    numbers,
    mayLetIn,
    clockOffsetMs,
    messages: Object.fromEntries(messages),
    waiting: Object.fromEntries(listed.map(({ address, waiting }) => [address, waiting])),
  };
}

export function openThread(phone: Address, thread: OpenThread): void {
  setState((state) => ({
    open: { ...state.open, [phone]: thread },
    notices: { ...state.notices, [phone]: undefined },
  }));
}

export function dismissNotice(phone: Address): void {
  setState((state) => ({ notices: { ...state.notices, [phone]: undefined } }));
}

export function markSeen(phone: Address, thread: string, date: number): void {
  const key = seenKey(phone, thread);
  setState((state) =>
    (state.seen[key] ?? 0) >= date ? state : { seen: { ...state.seen, [key]: date } },
  );
}

export function lockPhone(phone: Address, locked: boolean): void {
  setState((state) => ({
    locked: [...state.locked.filter((each) => each !== phone), ...(locked ? [phone] : [])],
  }));
}

export function foldPhone(phone: Address, folded: boolean): void {
  setState((state) => {
    const others = state.folded.filter((each) => each !== phone);
    return { folded: folded ? [...others, phone] : others };
  });
  writeFolded(usePhones.getState().folded);
}

/** Whether unknown texters start a conversation, at every Twilio number; shown at once, taken back when refused. */
export async function letNewTextersIn(enabled: boolean): Promise<void> {
  const before = usePhones.getState().numbers;
  setState({ numbers: before.map((number) => ({ ...number, enabled })) });
  try {
    setState({ numbers: await switchAutocreation(enabled) });
  } catch (error) {
    setState({ numbers: before });
    throw error;
  }
}
