import type { Address, E164 } from "../domain/address.ts";
import { numberOf, smsAddress } from "../domain/address.ts";
import { addressOf, givenName } from "../domain/phoneBinding.ts";
import type { ChatState } from "../store/chatState.ts";
import { hasServiceList } from "../store/chatState.ts";
import type { SessionParts } from "./sessionParts.ts";

/** People come in bursts; they are asked about together. */
export const contactsDelayMs = 300;
/** What the token server takes at once. */
const batchSize = 50;
export const contactsRetryMs = 5 * 60_000;

type ContactParts = Pick<SessionParts, "api" | "store" | "clock" | "inBackground">;

/**
 * Asks who the people behind phones are whom nobody here has given a name: once for each number, in batches, and not at
 * all when there is nobody to ask. What fails is asked again later.
 */
export function createContacts({ api, store, clock, inBackground }: ContactParts) {
  const asked = new Set<E164>();
  const timers = new Set<() => void>();
  let isWaiting = false;
  let isAsking = false;
  let isStopped = false;

  function after(delayMs: number, run: () => void): void {
    const cancel = clock.after(delayMs, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  }

  function schedule(): void {
    if (isWaiting || isAsking || isStopped) return;
    isWaiting = true;
    after(contactsDelayMs, () => {
      isWaiting = false;
      inBackground(askAll());
    });
  }

  async function askAll(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      for (;;) {
        const numbers = unnamedNumbers(store.getState(), asked).slice(0, batchSize);
        if (numbers.length === 0 || isStopped) return;
        // One batch after the other, so that a long list does not use up the person's limit at once.
        // eslint-disable-next-line no-await-in-loop
        await ask(numbers);
      }
    } finally {
      isAsking = false;
    }
  }

  async function ask(numbers: readonly E164[]): Promise<void> {
    for (const number of numbers) asked.add(number);
    try {
      const { isSetUp, contacts, failure } = await api.fetchContacts(numbers.map(smsAddress));
      if (!isSetUp) stop();
      if (contacts.length > 0) store.dispatch({ type: "contactsLoaded", contacts });
      if (failure === null) return;
      askLater(failure.addresses);
      inBackground(Promise.reject(failure.error));
    } catch (error) {
      askLater(numbers.map(smsAddress));
      throw error;
    }
  }

  function askLater(addresses: readonly Address[]): void {
    if (isStopped) return;
    after(contactsRetryMs, () => {
      for (const address of addresses) asked.delete(numberOf(address));
      schedule();
    });
  }

  const unsubscribe = store.subscribe((state, before) => {
    const isSame =
      state.participants === before.participants &&
      state.learnedBindings === before.learnedBindings;
    if (!isSame && hasServiceList(state)) schedule();
    else if (state.listStatus !== before.listStatus && hasServiceList(state)) schedule();
  });

  function stop(): void {
    isStopped = true;
    unsubscribe();
    for (const cancel of timers) cancel();
    timers.clear();
  }

  return { stop };
}

/** The numbers of phone people without a name of their own, each once. */
function unnamedNumbers(state: ChatState, asked: ReadonlySet<E164>): E164[] {
  const numbers = new Set<E164>();
  for (const people of Object.values(state.participants)) {
    for (const participant of Object.values(people)) {
      const address = addressOf(participant, state.learnedBindings[participant.sid]);
      if (address === null || givenName(participant.attributes) !== null) continue;
      const number = numberOf(address);
      if (!asked.has(number)) numbers.add(number);
    }
  }
  return [...numbers];
}
