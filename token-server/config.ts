import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import * as v from "valibot";
import { type AvatarHosts, type Contacts, parseAvatarHosts, parseContacts } from "./contacts.ts";
import { isLoopback } from "./guards.ts";
import { type OidcConfig, readOidcConfig } from "./oidc.ts";
import { ConfigError } from "./program.ts";
import { minSecretLength } from "./signer.ts";
import { readTwilioConfig, type TwilioConfig } from "./twilioAccount.ts";

/** What an operator may set, read once at start. `docs/configuration.md` lists it for people. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  openBrowser: boolean;
  /** Whether real phones of the network may open the phones, and nothing else; emulator mode. */
  phonesOnNetwork: boolean;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** The proxies whose word on the caller's address, host and scheme is taken. */
  trustProxy: false | string[];
  /** Empty: the key file in the data folder. */
  sessionSecrets: string[];
  sessionIdleMs: number;
  sessionMaxMs: number;
  tokenLifetimeSeconds: number;
  requestsPerMinute: { address: number; person: number };
  metricsToken: string | undefined;
  /** How long to say "not ready" before stopping, so that a load balancer sends nobody any more. */
  drainMs: number;
  /** Undefined: emulator mode. */
  twilio: TwilioConfig | undefined;
  oidc: OidcConfig | undefined;
  integrations: IntegrationsConfig;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const dayMs = 24 * 3600_000;

/** A whole number in a range, with a sentence that names both. */
function count(name: string, least: number, most: number, standard: number) {
  const sentence = `${name} must be a number from ${least} to ${most}`;
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, sentence),
      v.transform(Number),
      v.minValue(least, sentence),
      v.maxValue(most, sentence),
    ),
    String(standard),
  );
}

const serverSettings = v.object({
  PORT: count("PORT", 0, 65_535, 8080),
  HOST: v.optional(
    v.pipe(v.string(), v.nonEmpty("HOST must name an address to listen on")),
    "127.0.0.1",
  ),
  DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty("DATA_DIR must name a folder")), ".data"),
  PHONES_ON_NETWORK: v.optional(v.picklist(["0", "1"], "PHONES_ON_NETWORK must be 0 or 1"), "0"),
  OPEN: v.optional(v.picklist(["0", "1"], "OPEN must be 0 or 1"), "1"),
  LOG_LEVEL: v.optional(
    v.picklist(
      ["debug", "info", "warn", "error", "silent"],
      "LOG_LEVEL must be debug, info, warn, error or silent",
    ),
    "info",
  ),
  TRUST_PROXY: v.optional(
    v.pipe(
      v.string(),
      v.transform(parseTrustProxy),
      v.custom<string[]>(
        (value) => value !== undefined,
        "TRUST_PROXY must be the addresses of the proxies before this server with commas between, such as 10.0.0.0/8,::1",
      ),
    ),
  ),
  SESSION_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
      v.check(
        (secrets) => secrets.every((secret) => secret.length >= minSecretLength),
        `SESSION_SECRET must have at least ${minSecretLength} characters; several are separated by commas, the first one signs`,
      ),
    ),
    "",
  ),
  SESSION_DAYS: count("SESSION_DAYS", 1, 365, 14),
  SESSION_MAX_DAYS: count("SESSION_MAX_DAYS", 1, 365, 90),
  DRAIN_SECONDS: count("DRAIN_SECONDS", 0, 600, 0),
  TOKEN_TTL_MINUTES: count("TOKEN_TTL_MINUTES", 20, 1440, 60),
  REQUESTS_PER_MINUTE_PER_ADDRESS: count("REQUESTS_PER_MINUTE_PER_ADDRESS", 1, 1e8, 300),
  REQUESTS_PER_MINUTE_PER_PERSON: count("REQUESTS_PER_MINUTE_PER_PERSON", 1, 1e8, 60),
  METRICS_TOKEN: v.optional(
    v.pipe(v.string(), v.minLength(16, "METRICS_TOKEN must have at least 16 characters")),
  ),
});

/** Reads the environment; throws a ConfigError that names the variable. */
export function readConfig(env: Environment): Config {
  const filled = filledOf(env);
  const values = parse(serverSettings, filled);
  const twilio = readTwilioConfig(filled);
  const integrations = readIntegrationsConfig(filled);
  const oidc = readOidcConfig(filled, integrations.publicUrl);
  if (values.PHONES_ON_NETWORK === "1" && isLoopback(values.HOST)) {
    throw new ConfigError(
      "PHONES_ON_NETWORK is set, but HOST lets only this machine in. Set HOST=0.0.0.0 too, or remove it.",
    );
  }
  if (twilio !== undefined) requireSafePublicUrl(integrations.publicUrl);
  if (oidc !== undefined && twilio === undefined) {
    throw new ConfigError(
      "OIDC_ISSUER is set, but the emulator lets anybody be anybody. Set the four TWILIO variables too, or remove it.",
    );
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    openBrowser: values.OPEN === "1",
    phonesOnNetwork: values.PHONES_ON_NETWORK === "1",
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY ?? false,
    sessionSecrets: values.SESSION_SECRET,
    sessionIdleMs: values.SESSION_DAYS * dayMs,
    sessionMaxMs: values.SESSION_MAX_DAYS * dayMs,
    tokenLifetimeSeconds: values.TOKEN_TTL_MINUTES * 60,
    requestsPerMinute: {
      address: values.REQUESTS_PER_MINUTE_PER_ADDRESS,
      person: values.REQUESTS_PER_MINUTE_PER_PERSON,
    },
    drainMs: values.DRAIN_SECONDS * 1000,
    metricsToken: values.METRICS_TOKEN,
    twilio,
    oidc,
    integrations,
  };
}

/** Empty values count as not set. */
export function filledOf(env: Environment): Record<string, string> {
  const pairs = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ""] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

function parse<Schema extends v.GenericSchema>(schema: Schema, env: Environment) {
  const parsed = v.safeParse(schema, env);
  if (!parsed.success) throw new ConfigError(`${parsed.issues[0].message}.`);
  return parsed.output;
}

/** Plain HTTP would hand out sessions and tokens of real accounts to everybody on the way. */
function requireSafePublicUrl(publicUrl: string | undefined): void {
  if (publicUrl === undefined) return;
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === "https:" || isLoopback(hostname.replaceAll(/[[\]]/g, ""))) return;
  throw new ConfigError("PUBLIC_URL must begin with https:// in Twilio mode.");
}

/** Addresses only: with "everybody", or a number of hops, whoever reaches the server could claim any address. */
function parseTrustProxy(text: string): string[] | undefined {
  const parts = text.split(",").map((part) => part.trim());
  const areAddresses = parts.every((part) => {
    const [address = "", bits, ...rest] = part.split("/");
    const family = isIP(address);
    if (family === 0 || rest.length > 0) return false;
    return (
      bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
    );
  });
  return areAddresses ? parts : undefined;
}

type InboundRouting = "all" | "round-robin";

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

const integrationSettings = v.object({
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

/** Reads the environment and the contacts file; throws a ConfigError that names the variable. */
export function readIntegrationsConfig(env: Environment): IntegrationsConfig {
  const values = parse(integrationSettings, filledOf(env));
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
