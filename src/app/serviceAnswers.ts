import { parseAddress, numberOf } from "../domain/address.ts";
import type { Address } from "../domain/address.ts";
import { ChatError } from "../domain/chatError.ts";
import type { Contact } from "../domain/contact.ts";
import type { FoundContacts } from "../session/chatApi.ts";
import { fieldsOf, listOf, textOr } from "./jsonFields.ts";

/** `GET /api/contacts`: who the people behind numbers are. */
export function parseContacts(json: unknown): FoundContacts | undefined {
  const { isSetUp, contacts, failure } = fieldsOf(json);
  if (!Array.isArray(contacts)) return undefined;
  return {
    isSetUp: isSetUp === true,
    contacts: contacts.flatMap(parseContact),
    failure: parseFailure(failure),
  };
}

function parseContact(json: unknown): Contact[] {
  const { address, displayName, avatar } = fieldsOf(json);
  const parsed = addressOf(address);
  const name = textOr(displayName, "").trim();
  if (parsed === undefined || name === "") return [];
  return [{ number: numberOf(parsed), name, picture: textOr(avatar, null) }];
}

function parseFailure(json: unknown): FoundContacts["failure"] {
  const { message, addresses } = fieldsOf(json);
  if (typeof message !== "string") return null;
  const failed = listOf(addresses).flatMap((entry) => addressOf(entry) ?? []);
  return { error: new ChatError("rejected", message), addresses: failed };
}

/** `GET /api/proxy-address`: the Twilio number to use for a phone. */
export function parseProxyAddress(json: unknown): { proxyAddress: Address | null } | undefined {
  const { proxyAddress } = fieldsOf(json);
  if (proxyAddress === null) return { proxyAddress };
  const parsed = addressOf(proxyAddress);
  return parsed === undefined ? undefined : { proxyAddress: parsed };
}

function addressOf(json: unknown): Address | undefined {
  return typeof json === "string" ? parseAddress(json) : undefined;
}
