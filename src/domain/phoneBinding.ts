import type { Address } from "./address.ts";
import { parseAddress } from "./address.ts";
import type { Attributes, Participant } from "./entities.ts";

/** What is known of a phone person beside the participant itself. */
export interface PhoneBinding {
  address: Address;
  /** Null when it was learned from a message's author. */
  proxyAddress: Address | null;
}

/**
 * Attribute keys under which apps keep a phone person's address. The first is the one that this app writes when it
 * adds a phone, so that other clients know the number even if the service sends no bindings.
 */
const addressKeys = ["address", "phone", "phoneNumber"] as const;
const proxyAddressKeys = ["proxyAddress", "proxy_address"] as const;
const nameKeys = ["name", "friendlyName"] as const;

/**
 * The number of a phone person. Twilio's SDK types promise no field for it, so the sources are tried in turn:
 * runtime bindings, the participant's attributes, the author of one of their messages, the answer to adding them
 * (wire protocol 8.3). The last two come in as `learned`.
 */
export function addressOf(
  participant: Participant,
  learned: PhoneBinding | undefined,
): Address | null {
  if (participant.channel === "chat") return null;
  return participant.address ?? readAddress(participant, addressKeys) ?? learned?.address ?? null;
}

/** The Twilio number that speaks to a phone person, by the same chain (an author tells nothing of it). */
export function proxyAddressOf(
  participant: Participant,
  learned: PhoneBinding | undefined,
): Address | null {
  if (participant.channel === "chat") return null;
  return (
    participant.proxyAddress ??
    readAddress(participant, proxyAddressKeys) ??
    learned?.proxyAddress ??
    null
  );
}

/** The name that somebody gave a phone person. */
export function givenName(attributes: Attributes): string | null {
  for (const key of nameKeys) {
    const value = attributes[key];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return null;
}

/** Attributes with a name given to a phone person, or without one when it is empty. Only `name` is ours to write. */
export function namedAttributes(attributes: Attributes, name: string): Attributes {
  // Apps keep the name under several keys; those would show through when the name is taken away.
  const rest = Object.entries(attributes).filter(
    ([key]) => !nameKeys.some((known) => known === key),
  );
  const trimmed = name.trim();
  return { ...Object.fromEntries(rest), ...(trimmed !== "" && { name: trimmed }) };
}

/** The attributes under which a phone's binding is kept; see `addressKeys`. */
export function bindingAttributes(address: Address, proxyAddress: Address): Attributes {
  return { address, proxyAddress };
}

function readAddress(participant: Participant, keys: readonly string[]): Address | null {
  for (const key of keys) {
    const value = participant.attributes[key];
    if (typeof value !== "string") continue;
    const address = parseAddress(withChannel(value.trim(), participant));
    if (address !== undefined) return address;
  }
  return null;
}

/** Apps often keep a WhatsApp person's number without the prefix. */
function withChannel(text: string, participant: Participant): string {
  return participant.channel === "whatsapp" && text.startsWith("+") ? `whatsapp:${text}` : text;
}
