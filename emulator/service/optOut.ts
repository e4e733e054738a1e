import type { Address } from "../../src/domain/address.ts";
import type { ServiceContext } from "./context.ts";
import { isTollFree } from "./tollFree.ts";

// Advanced Opt-Out, default English words on long codes; START and YES as observed (behaviour 3.8).
const meanings = new Map([
  ...["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"].map(
    (word) => [word, "stop"] as const,
  ),
  ...["start", "yes", "unstop"].map((word) => [word, "start"] as const),
  ...["help", "info"].map((word) => [word, "help"] as const),
]);

const stopped =
  "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.";
const started =
  "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.";
const tollFreeStopped =
  'NETWORK MSG: You replied with the word "stop" which blocks all texts sent from this number. Text back "unstop" to receive messages again.';
const tollFreeStarted =
  'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.';
const help = "Reply STOP to unsubscribe. Msg&Data Rates May Apply.";

/** Twilio's own doing with a text, besides passing it on (STOP1 to STOP4). */
export function noteOptOut(
  context: ServiceContext,
  from: Address,
  to: Address,
  body: string | null,
): void {
  const { store, clock, emit } = context;
  // The whole text is the word; "stop please" is not.
  const word = (body ?? "").trim().toLowerCase();
  const meaning = meanings.get(word);
  if (meaning === undefined) return;
  if (isTollFree(to)) return noteTollFree(context, from, to, word);
  const scope = scopeOf(context, to);
  const isOut = store.optOuts.get(from, scope) !== undefined;
  const reply = (text: string) => emit({ type: "automaticReply", from: to, to: from, body: text });
  if (meaning === "help") reply(help);
  if (meaning === "stop" && !isOut) {
    store.optOuts.put(from, scope, clock.now());
    reply(stopped);
  }
  if (meaning === "start" && isOut) {
    store.optOuts.remove(from, scope);
    reply(started);
  }
}

/** The network itself, not Twilio: two words and no more (STOP7). */
function noteTollFree(
  { store, clock, emit }: ServiceContext,
  from: Address,
  to: Address,
  word: string,
): void {
  const isOut = store.optOuts.get(from, to) !== undefined;
  const reply = (body: string) => emit({ type: "automaticReply", from: to, to: from, body });
  if (word === "stop" && !isOut) {
    store.optOuts.put(from, to, clock.now());
    reply(tollFreeStopped);
  }
  if (word === "unstop" && isOut) {
    store.optOuts.remove(from, to);
    reply(tollFreeStarted);
  }
}

export function hasOptedOut(context: ServiceContext, phone: Address, sender: Address): boolean {
  return context.store.optOuts.get(phone, scopeOf(context, sender)) !== undefined;
}

/** The number alone, or all that are in its messaging service (STOP3). */
function scopeOf({ store }: ServiceContext, sender: Address): string {
  if (isTollFree(sender)) return sender;
  return store.numbers.getByAddress(sender)?.messagingServiceSid ?? sender;
}
