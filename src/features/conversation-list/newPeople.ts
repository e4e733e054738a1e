import {
  type Address,
  channelOf,
  type E164,
  smsAddress,
  whatsappAddress,
} from "../../domain/address.ts";
import { type Identity, parseIdentity } from "../../domain/identity.ts";
import { readPhoneNumber } from "../../domain/phoneNumbers.ts";
import { type NumberChoice, numberChoices } from "../../store/numberSelectors.ts";

/** Somebody to be added to a new conversation. */
export type NewPerson =
  | { kind: "chat"; key: string; identity: Identity }
  | {
      kind: "phone";
      key: string;
      number: E164;
      /** The Twilio number that was picked; null: what was proposed, else the first free one. */
      picked: Address | null;
    };

const phoneLike = /^\+?[0-9(][0-9\s().-]{3,}$/;

/** Reads what was typed as a phone number, if it looks like one, else as a name. */
export function readPerson(
  text: string,
  country: string,
): NewPerson | { problem: "empty" | "tooShort" | "tooLong" | "invalid" } {
  const typed = text.trim();
  if (phoneLike.test(typed)) {
    const read = readPhoneNumber(typed, country);
    if ("problem" in read) return read;
    return { kind: "phone", key: read.number, number: read.number, picked: null };
  }
  const identity = parseIdentity(typed);
  if (identity === undefined) return { problem: typed === "" ? "empty" : "invalid" };
  return { kind: "chat", key: identity, identity };
}

/** Every way to reach a phone: SMS first, then WhatsApp; free numbers first within each. */
export function waysToReach(
  facts: Parameters<typeof numberChoices>[0],
  number: E164,
): readonly NumberChoice[] {
  return [
    ...numberChoices(facts, smsAddress(number), "sms"),
    ...numberChoices(facts, whatsappAddress(number), "whatsapp"),
  ];
}

/** The phone's address on the channel of the Twilio number that speaks to it. */
export function addressFor(number: E164, proxyAddress: Address): Address {
  return channelOf(proxyAddress) === "whatsapp" ? whatsappAddress(number) : smsAddress(number);
}
