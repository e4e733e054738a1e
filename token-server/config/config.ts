import { isIP } from "node:net";
import * as v from "valibot";
import { type OidcConfig, readOidcConfig } from "../signIn/oidcConfig.ts";
import { minSecretLength } from "../signIn/signingKeys.ts";
import { ConfigError } from "./configError.ts";
import { type IntegrationsConfig, readIntegrationsConfig } from "./integrationsConfig.ts";
import { readTwilioConfig, type TwilioConfig } from "./twilioConfig.ts";

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

const environment = v.object({
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

/** Reads the environment; throws a ConfigError that names the variable. Empty values count as not set. */
export function readConfig(env: Environment): Config {
  const filled = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = v.safeParse(environment, filled);
  if (!parsed.success) throw new ConfigError(`${parsed.issues[0].message}.`);
  const values = parsed.output;
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

/** True for the addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const address = host.startsWith("::ffff:") ? host.slice(7) : host;
  return isIP(address) === 4 ? address.startsWith("127.") : address === "::1";
}
