import { type Address, channelOf } from "../../src/domain/address.ts";
import type { PhoneState } from "../store/rows.ts";

/** What the carrier does with a leg that has reached its end of the way. */
export type LegOutcome =
  | { kind: "deliver" }
  /** It stays `sent`; with a limit it then fails with the code. */
  | { kind: "wait"; untilFailing: number | null }
  | { kind: "fail"; errorCode: number };

/** Twilio's codes for what becomes of a text (behaviour 3.7); all of them end as `undelivered`. */
const smsOutcomes: Record<PhoneState, LegOutcome> = {
  on: { kind: "deliver" },
  off: { kind: "wait", untilFailing: 30003 },
  blocked: { kind: "fail", errorCode: 30004 },
  unknown: { kind: "fail", errorCode: 30005 },
  landline: { kind: "fail", errorCode: 30006 },
  filtered: { kind: "fail", errorCode: 30007 },
  unregistered: { kind: "fail", errorCode: 30034 },
};

/** WhatsApp keeps what it cannot hand over, and does not tell that somebody has blocked the sender. */
const whatsappOutcomes: Partial<Record<PhoneState, LegOutcome>> = {
  on: { kind: "deliver" },
  off: { kind: "wait", untilFailing: null },
  blocked: { kind: "wait", untilFailing: null },
  unknown: { kind: "fail", errorCode: 63003 },
};

// Object.keys gives the keys of the tables, in their order.
export const phoneStates: readonly PhoneState[] = Object.keys(smsOutcomes) as PhoneState[];
const whatsappStates: readonly PhoneState[] = Object.keys(whatsappOutcomes) as PhoneState[];

/** The states that a phone of this address can be in; the others are the business of SMS carriers. */
export function statesOf(address: Address): readonly PhoneState[] {
  return channelOf(address) === "whatsapp" ? whatsappStates : phoneStates;
}

/** What becomes of a leg to a phone in this state (CARR2). */
export function outcomeOf(address: Address, state: PhoneState): LegOutcome {
  const isWhatsApp = channelOf(address) === "whatsapp";
  return (isWhatsApp ? whatsappOutcomes[state] : smsOutcomes[state]) ?? { kind: "deliver" };
}

// What could not be handed over, in distinction to what a carrier has reported (behaviour 3.7).
const failures = new Set([
  21610, 21211, 21614, 21617, 21408, 30001, 30036, 63015, 63018, 63021, 63024, 63030,
]);

/** The state beside an error code. */
export function endOfFailure(code: number): "failed" | "undelivered" {
  return failures.has(code) ? "failed" : "undelivered";
}
