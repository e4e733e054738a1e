import type { Address } from "../../domain/address.ts";
import type { PhoneMessage } from "./emulatorApi.ts";

/** What a handset shows: its list of threads, one thread, or the choice of a number to text first. */
export type OpenThread = { view: "list" } | { view: "thread"; number: Address } | { view: "new" };

export interface PhoneThread {
  /** The Twilio number on the other side. */
  number: Address;
  messages: readonly PhoneMessage[];
}

/** The number on the other side of a message that this phone sent or received. */
export function otherSide(message: PhoneMessage): Address {
  return message.direction === "inbound" ? message.from : message.to;
}

/** Threads as a real phone groups them, one per number on the other side, the newest on top. */
export function phoneThreads(messages: readonly PhoneMessage[]): PhoneThread[] {
  const byNumber = new Map<Address, PhoneMessage[]>();
  for (const message of messages) {
    const number = otherSide(message);
    const thread = byNumber.get(number);
    if (thread) thread.push(message);
    else byNumber.set(number, [message]);
  }
  return [...byNumber]
    .map(([number, ofNumber]) => ({ number, messages: ofNumber }))
    .sort((a, b) => lastDate(b) - lastDate(a));
}

export function lastDate(thread: PhoneThread): number {
  return thread.messages.at(-1)?.dateCreated ?? 0;
}

/** The same list with a message added or, when its sid is known, replaced. */
export function withMessage(
  messages: readonly PhoneMessage[],
  message: PhoneMessage,
): PhoneMessage[] {
  const at = messages.findIndex((known) => known.sid === message.sid);
  return at === -1 ? [...messages, message] : messages.with(at, message);
}

/** With one thread only a phone opens it; with several it shows its list. */
export function viewOf(
  threads: readonly PhoneThread[],
  chosen: OpenThread | undefined,
): OpenThread {
  if (chosen) return chosen;
  const only = threads[0];
  if (!only) return { view: "new" };
  return threads.length === 1 ? { view: "thread", number: only.number } : { view: "list" };
}
