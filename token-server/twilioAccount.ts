import { createSecretKey } from "node:crypto";
import twilio from "twilio";
import { ConfigError } from "./program.ts";

/** What the token server needs of a Twilio account. The emulator's account has the same shape. */
export interface TwilioAccount {
  accountSid: string;
  apiKey: string;
  apiSecret: string;
  serviceSid: string;
  /** Signs webhooks; chat works without. */
  authToken?: string;
}

export interface TwilioConfig {
  account: TwilioAccount;
  /** Another server that stands in for all of Twilio's products; for testing. */
  baseUrl?: string;
}

interface Variable {
  name: string;
  pattern: RegExp;
  /** How the sentence about a wrong value ends. */
  looks: string;
}

const sid = (prefix: string) => new RegExp(`^${prefix}[0-9a-f]{32}$`);

const required = {
  accountSid: { name: "TWILIO_ACCOUNT_SID", pattern: sid("AC"), looks: "AC and 32 hex digits" },
  apiKey: {
    name: "TWILIO_API_KEY",
    pattern: sid("SK"),
    looks: "SK and 32 hex digits: the SID of a Standard or Main API key",
  },
  apiSecret: {
    name: "TWILIO_API_SECRET",
    pattern: /^\S{16,}$/,
    looks: "the secret that was shown when the API key was made",
  },
  serviceSid: {
    name: "TWILIO_CONVERSATIONS_SERVICE_SID",
    pattern: sid("IS"),
    // A Messaging Service (MG) here is a common mistake; Twilio then refuses every token.
    looks: "IS and 32 hex digits: the SID of a Conversations service, not of a Messaging Service",
  },
} satisfies Record<string, Variable>;

const optional = ["TWILIO_AUTH_TOKEN", "TWILIO_BASE_URLS"];

/** Undefined: nothing of Twilio is set. Throws a ConfigError that names what is missing or wrong. */
export function readTwilioConfig(
  env: Readonly<Record<string, string | undefined>>,
): TwilioConfig | undefined {
  const all = Object.values(required);
  const set = [...all.map(({ name }) => name), ...optional].filter(
    (name) => env[name] !== undefined,
  );
  if (set.length === 0) return undefined;
  const missing = all.map(({ name }) => name).filter((name) => env[name] === undefined);
  // Starting the emulator instead would be a silent lie: people would believe that they text real phones.
  if (missing.length > 0) {
    throw new ConfigError(
      `Twilio mode needs ${listed(missing)} too: ${listed(set)} ${set.length === 1 ? "is" : "are"} set. Set all four, or none for the emulator.`,
    );
  }
  const authToken = env["TWILIO_AUTH_TOKEN"];
  const baseUrl = readBaseUrl(env["TWILIO_BASE_URLS"]);
  return {
    account: {
      accountSid: read(env, required.accountSid),
      apiKey: read(env, required.apiKey),
      apiSecret: read(env, required.apiSecret),
      serviceSid: read(env, required.serviceSid),
      ...(authToken !== undefined && { authToken }),
    },
    ...(baseUrl !== undefined && { baseUrl }),
  };
}

function read(
  env: Readonly<Record<string, string | undefined>>,
  { name, pattern, looks }: Variable,
): string {
  const value = env[name] ?? "";
  // The value itself is not repeated: it may be a secret in the wrong place.
  if (!pattern.test(value)) throw new ConfigError(`${name} must be ${looks}.`);
  return value;
}

function readBaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:\/\/[^/?#@]+\/?$/.test(text)) {
    throw new ConfigError(
      "TWILIO_BASE_URLS must be the address of a server that stands in for Twilio, such as http://127.0.0.1:8765.",
    );
  }
  return new URL(text).origin;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The official helper. */
export type TwilioClient = ReturnType<typeof twilio>;

interface TwilioLogin {
  accountSid: string;
  /** The SID of an API key with its secret, or the account's SID with its auth token. */
  username: string;
  password: string;
}

// The helper waits 30 s by default, which is longer than anybody waits for us.
const timeoutMs = 10_000;

/** The official helper, pointed at Twilio, or at `baseUrl` where another server stands in for all of its products. */
export function createTwilioClient(login: TwilioLogin, baseUrl?: string): TwilioClient {
  const client = twilio(login.username, login.password, {
    accountSid: login.accountSid,
    timeout: timeoutMs,
    // Twilio answers 429 to bursts; the helper then waits and asks again.
    autoRetry: true,
  });
  if (baseUrl !== undefined) {
    for (const product of [
      client.api,
      client.content,
      client.conversations,
      client.iam,
      client.messaging,
    ]) {
      product.baseUrl = baseUrl;
    }
  }
  return client;
}

/** The HTTP status of Twilio's refusal; undefined when the error is none. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof twilio.RestException ? error.status : undefined;
}

/** An access token for the Conversations SDK: one identity, the account's service, signed with the API key's secret. */
export function createAccessToken(
  account: TwilioAccount,
  { identity, lifetimeSeconds }: { identity: string; lifetimeSeconds: number },
): string {
  const { AccessToken } = twilio.jwt;
  const secret = signingKey(account.apiSecret);
  const token = new AccessToken(account.accountSid, account.apiKey, secret, {
    identity,
    ttl: lifetimeSeconds,
  });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid: account.serviceSid }));
  return token.toJwt();
}

/**
 * The helper hands the secret on to jsonwebtoken, which takes a text first for a private key and fails: 0.3 ms a token. A
 * key object it takes as it is: 0.005 ms.
 */
function signingKey(secret: string): string {
  return createSecretKey(Buffer.from(secret)) as unknown as string; // the helper's type knows texts only
}

// To choose from when signing in, in emulator mode.
const maxPeople = 100;

/** Whom the Conversations service knows. */
export async function listPeople(
  client: TwilioClient,
  serviceSid: string,
): Promise<{ identity: string; friendlyName: string }[]> {
  const users = await client.conversations.v1.services(serviceSid).users.list({ limit: maxPeople });
  return users.map(({ identity, friendlyName }) => ({
    identity,
    friendlyName: friendlyName || identity,
  }));
}
