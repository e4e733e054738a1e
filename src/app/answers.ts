import type { Address } from "../domain/address.ts";
import { parseAddress } from "../domain/address.ts";
import type { Identity } from "../domain/identity.ts";
import { parseIdentity } from "../domain/identity.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";
import { fieldsOf, listOf, textOr } from "./jsonFields.ts";

/*
 * The answers of the token server. Read by hand and not with valibot as everywhere else: the sign-in screen needs
 * these, and its 90 kB have no room for the 3 kB of schemas.
 */

export interface AppConfig {
  mode: "emulator" | "twilio";
  /** Null: Twilio's own. */
  twilsockUri: string | null;
  /** Whom one can sign in as; emulator only. */
  people: readonly { identity: string; friendlyName: string }[];
  passcodeRequired: boolean;
  /** Who is signed in. */
  identity: Identity | null;
  /** In Twilio mode people sign in by invitation, and with this if the operator has set it up. */
  provider: Provider | null;
}

/** Where people have an account that lets them in here. */
export interface Provider {
  name: string;
  /** Where signing in with it begins. */
  path: string;
}

/** What an invitation says, before it is accepted. */
export interface Invitation {
  identity: Identity;
  once: boolean;
}

/** Each gives undefined for an answer that it does not know. */
export function parseConfig(json: unknown): AppConfig | undefined {
  const { mode, twilsockUri, people, passcodeRequired, identity, signIn } = fieldsOf(json);
  if (mode !== "emulator" && mode !== "twilio") return undefined;
  return {
    mode,
    twilsockUri: textOr(twilsockUri, null),
    people: listOf(people).flatMap(parsePerson),
    passcodeRequired: passcodeRequired === true,
    identity: identityOf(identity) ?? null,
    provider: parseProvider(fieldsOf(fieldsOf(signIn)["oidc"])),
  };
}

function parseProvider({ name, path }: ReturnType<typeof fieldsOf>): Provider | null {
  // Of our own server only: never an address elsewhere.
  const isKnown = typeof name === "string" && typeof path === "string" && path.startsWith("/api/");
  return isKnown ? { name, path } : null;
}

function parsePerson(json: unknown): AppConfig["people"][number][] {
  const { identity, friendlyName } = fieldsOf(json);
  if (typeof identity !== "string") return [];
  return [{ identity, friendlyName: textOr(friendlyName, identity) }];
}

export function parseInvitation(json: unknown): Invitation | undefined {
  const { identity, once } = fieldsOf(json);
  const invited = identityOf(identity);
  return invited === undefined ? undefined : { identity: invited, once: once === true };
}

export function parseSession(json: unknown): Identity | undefined {
  return identityOf(fieldsOf(json)["identity"]);
}

/** An access token, and whom it lets in. */
export interface IssuedToken {
  token: string;
  identity: Identity;
}

export function parseToken(json: unknown): IssuedToken | undefined {
  const { token, identity } = fieldsOf(json);
  const of = identityOf(identity);
  const isToken = typeof token === "string" && token !== "";
  return isToken && of !== undefined ? { token, identity: of } : undefined;
}

export function parseNumbers(json: unknown): TwilioNumber[] | undefined {
  const { numbers } = fieldsOf(json);
  if (!Array.isArray(numbers)) return undefined;
  return numbers.flatMap((entry: unknown) => {
    const { address, capabilities } = fieldsOf(entry);
    const parsed = addressOf(address);
    if (parsed === undefined) return [];
    const { sms, mms, whatsapp } = fieldsOf(capabilities);
    const known = { sms: sms === true, mms: mms === true, whatsapp: whatsapp === true };
    return [{ address: parsed, capabilities: known }];
  });
}

export function parseRefusal(json: unknown): {
  code: number | undefined;
  message: string | undefined;
  /** Said of a service that the operator has set up, by a word for its fault. */
  isOfService: boolean;
} {
  const { code, message, error } = fieldsOf(json);
  return {
    code: typeof code === "number" ? code : undefined,
    message: textOr(message, undefined),
    isOfService: typeof error === "string",
  };
}

function identityOf(json: unknown): Identity | undefined {
  return typeof json === "string" ? parseIdentity(json) : undefined;
}

function addressOf(json: unknown): Address | undefined {
  return typeof json === "string" ? parseAddress(json) : undefined;
}
