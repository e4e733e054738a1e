import { readFileSync } from "node:fs";
import * as v from "valibot";
import { type AvatarHosts, parseAvatarHosts } from "../callbacks/avatarHosts.ts";
import { type Contacts, parseContacts } from "../callbacks/contacts.ts";
import { ConfigError } from "./configError.ts";

export type InboundRouting = "all" | "round-robin";

/** What connects this server with others: the webhook from Twilio, and the services asked about customers. */
export interface IntegrationsConfig {
  /** Where Twilio reaches this server, without a slash at its end. */
  publicUrl: string | undefined;
  inbound: { identities: readonly string[]; routing: InboundRouting };
  templatesUrl: string | undefined;
  crmUrl: string | undefined;
  outgoingUrl: string | undefined;
  contacts: Contacts;
  /** Where pictures of customers may come from. */
  avatarHosts: AvatarHosts;
}

type Environment = Readonly<Record<string, string | undefined>>;

const address = (name: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check(isPlainHttpUrl, `${name} must be an address that begins with https:// or http://`),
    ),
  );

const identityList = v.pipe(
  v.string(),
  v.transform((text) => [...new Set(text.split(",").map((part) => part.trim().normalize("NFC")))]),
  v.check(
    (identities) => identities.every(isIdentity),
    "INBOUND_IDENTITIES must be identities with a comma between them, such as alice,bob",
  ),
);

const environment = v.object({
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => isPlainHttpUrl(text) && !/[?#]/.test(text),
        "PUBLIC_URL must be an address such as https://chat.example.org",
      ),
    ),
  ),
  INBOUND_IDENTITIES: v.optional(identityList),
  INBOUND_ROUTING: v.optional(
    v.picklist(["all", "round-robin"], "INBOUND_ROUTING must be all or round-robin"),
    "all",
  ),
  TEMPLATES_CALLBACK_URL: address("TEMPLATES_CALLBACK_URL"),
  CRM_CALLBACK_URL: address("CRM_CALLBACK_URL"),
  OUTGOING_CALLBACK_URL: address("OUTGOING_CALLBACK_URL"),
  CONTACTS_FILE: v.optional(v.string()),
  CONTACT_AVATAR_HOSTS: v.optional(
    v.pipe(
      v.string(),
      v.transform(parseAvatarHosts),
      v.custom<string[]>(
        (hosts) => hosts !== undefined,
        "CONTACT_AVATAR_HOSTS must be names of hosts with commas between, such as cdn.example.org,*.example.net",
      ),
    ),
    "",
  ),
});

/** Reads the environment and the contacts file; throws a ConfigError that names the variable. Empty values count as not set. */
export function readIntegrationsConfig(env: Environment): IntegrationsConfig {
  const filled = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = v.safeParse(environment, filled);
  if (!parsed.success) throw new ConfigError(`${parsed.issues[0].message}.`);
  const values = parsed.output;
  return {
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ""),
    inbound: { identities: values.INBOUND_IDENTITIES ?? [], routing: values.INBOUND_ROUTING },
    templatesUrl: values.TEMPLATES_CALLBACK_URL,
    crmUrl: values.CRM_CALLBACK_URL,
    outgoingUrl: values.OUTGOING_CALLBACK_URL,
    contacts: values.CONTACTS_FILE === undefined ? new Map() : readContacts(values.CONTACTS_FILE),
    avatarHosts: values.CONTACT_AVATAR_HOSTS,
  };
}

function readContacts(path: string): Contacts {
  try {
    return parseContacts(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`CONTACTS_FILE cannot be read: ${reason}.`);
  }
}

// The same rules as for an identity that signs in; a control character in a name can only be a mistake.
function isIdentity(text: string): boolean {
  return text !== "" && text.length <= 256 && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}

// A user name or password in an address would end up in logs.
function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ["https:", "http:"].includes(protocol) && username === "" && password === "";
}
