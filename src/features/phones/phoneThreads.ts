import { type Address, channelOf } from "../../domain/address.ts";
import type { PhoneMessage } from "./emulatorSchemas.ts";

/** What a handset shows: its list of threads, one thread, or the choice of whom to text first. */
export type OpenThread =
  | { view: "list" }
  | { view: "thread"; others: readonly Address[] }
  | { view: "new" };

export interface PhoneThread {
  key: string;
  /** Everybody else in it: one Twilio number, or the numbers of a group text. */
  others: readonly Address[];
  messages: readonly PhoneMessage[];
}

const othersKept = new WeakMap<PhoneMessage, readonly Address[]>();

/** Everybody on the other side of a message that this phone sent or received. */
export function othersOf(message: PhoneMessage): readonly Address[] {
  const kept = othersKept.get(message);
  if (kept !== undefined) return kept;
  const { direction, from, to, alsoTo } = message;
  const others = [direction === "inbound" ? from : to, ...alsoTo].toSorted();
  othersKept.set(message, others);
  return others;
}

export function threadKey(others: readonly Address[]): string {
  return others.length === 1 && others[0] !== undefined ? others[0] : others.toSorted().join();
}

/** Threads as a real phone groups them: one per number on the other side, one per group; the newest on top. */
export function phoneThreads(messages: readonly PhoneMessage[]): PhoneThread[] {
  const byKey = new Map<string, { others: readonly Address[]; messages: PhoneMessage[] }>();
  for (const message of messages) {
    const others = othersOf(message);
    const key = threadKey(others);
    const thread = byKey.get(key);
    if (thread) thread.messages.push(message);
    else byKey.set(key, { others, messages: [message] });
  }
  return [...byKey]
    .map(([key, thread]) => ({ key, ...thread }))
    .sort((a, b) => lastDate(b) - lastDate(a));
}

export function lastDate(thread: PhoneThread): number {
  return thread.messages.at(-1)?.dateCreated ?? 0;
}

/** The same list with messages added or, when their sid is known, replaced. */
export function withMessages(
  messages: readonly PhoneMessage[],
  added: readonly PhoneMessage[],
): PhoneMessage[] {
  const changed = [...messages];
  for (const message of added) {
    const at = changed.findLastIndex((known) => known.sid === message.sid);
    if (at === -1) changed.push(message);
    else changed[at] = message;
  }
  return changed;
}

/** With one thread only a phone opens it; with several it shows its list. */
export function viewOf(
  threads: readonly PhoneThread[],
  chosen: OpenThread | undefined,
): OpenThread {
  if (chosen) return chosen;
  const only = threads[0];
  if (!only) return { view: "new" };
  return threads.length === 1 ? { view: "thread", others: only.others } : { view: "list" };
}

/** Texts of a thread that came after it was last looked at. */
export function unreadIn({ messages }: PhoneThread, seenUntil: number): number {
  let count = 0;
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const message = messages[place];
    if (message === undefined || message.dateCreated <= seenUntil) break;
    if (message.direction === "inbound") count += 1;
  }
  return count;
}

const windowMs = 24 * 3_600_000;

/** Until when free text reaches a WhatsApp phone: a day from its own last text; null for SMS, and before any text. */
export function windowEnd({ others, messages }: PhoneThread): number | null {
  if (others[0] === undefined || channelOf(others[0]) === "sms") return null;
  const own = messages.findLast(({ direction }) => direction === "outbound");
  return own === undefined ? null : own.dateCreated + windowMs;
}

const stopWords = new Set([
  ...["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"],
]);
const startWords = new Set(["start", "unstop", "yes"]);
/** With room for spaces around it; longer texts need not be looked at. */
const longestWord = 20;

/** Whether the phone's last word on it was STOP; Twilio keeps to it (STOP1). */
export function hasStopped({ others, messages }: PhoneThread): boolean {
  const [number] = others;
  if (others.length !== 1 || number === undefined || channelOf(number) !== "sms") return false;
  const last = messages.findLast(isStopOrStart);
  return last !== undefined && stopWords.has(wordOf(last));
}

function isStopOrStart(message: PhoneMessage): boolean {
  if (message.direction !== "outbound" || (message.body?.length ?? 99) > longestWord) return false;
  const word = wordOf(message);
  return stopWords.has(word) || startWords.has(word);
}

function wordOf({ body }: PhoneMessage): string {
  return (body ?? "").trim().toLowerCase();
}
