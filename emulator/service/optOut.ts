import type { Address } from "../../src/domain/address.ts";
import type { ServiceContext } from "./context.ts";

// Advanced Opt-Out, default English words on long codes; START and YES as observed (behaviour 3.8).
const stopWords = ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"];
const startWords = ["start", "yes", "unstop"];
const helpWords = ["help", "info"];

const stopped =
  "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.";
const started =
  "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.";
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
  const scope = scopeOf(context, to);
  const reply = (text: string) => emit({ type: "automaticReply", from: to, to: from, body: text });
  const isOut = store.optOuts.get(from, scope) !== undefined;
  if (stopWords.includes(word)) {
    if (isOut) return;
    store.optOuts.put(from, scope, clock.now());
    reply(stopped);
  } else if (startWords.includes(word)) {
    if (!isOut) return;
    store.optOuts.remove(from, scope);
    reply(started);
  } else if (helpWords.includes(word)) {
    reply(help);
  }
}

export function hasOptedOut(context: ServiceContext, phone: Address, sender: Address): boolean {
  return context.store.optOuts.get(phone, scopeOf(context, sender)) !== undefined;
}

function scopeOf({ account, choices }: ServiceContext, sender: Address): string {
  return choices.optOutScope === "number" ? sender : account.messagingServiceSid;
}
