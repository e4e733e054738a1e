import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { parseIdentity } from "../../src/domain/identity.ts";
import { type Environment, readConfig } from "../config.ts";
import { type App, createApp } from "../createApp.ts";
import { logOptions } from "../program.ts";
import { openRevocations, type Revocations } from "../sessions.ts";
import { openSigner, type Signer } from "../signer.ts";
import { createTwilioClient } from "../twilioAccount.ts";

export const account = {
  accountSid: `AC${"1".repeat(32)}`,
  apiKey: `SK${"2".repeat(32)}`,
  apiSecret: "the-secret-of-the-key",
  serviceSid: `IS${"3".repeat(32)}`,
  authToken: "the-auth-token-of-the-account",
};

/** The environment of Twilio mode. */
export const twilioEnvironment = {
  TWILIO_ACCOUNT_SID: account.accountSid,
  TWILIO_API_KEY: account.apiKey,
  TWILIO_API_SECRET: account.apiSecret,
  TWILIO_CONVERSATIONS_SERVICE_SID: account.serviceSid,
  TWILIO_AUTH_TOKEN: account.authToken,
};

/** What the app's own page sends. */
export const fromPage = { host: "127.0.0.1:8080", "x-partyline": "1" };

export interface TestServer extends App {
  signer: Signer;
  revocations: Revocations;
  dataDir: string;
  /** All log lines so far. */
  log(): string;
  close(): Promise<void>;
}

export interface TestServerOptions {
  env?: Environment;
  passcode?: string;
  /** Where the account's REST API is. */
  baseUrl?: string;
  appDir?: string;
  dataDir?: string;
  requestTimeoutMs?: number;
}

/** The whole server as main.ts puts it together, without a port; in Twilio mode when the environment says so. */
export async function openServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "partyline-"));
  const config = readConfig({ ...options.env, DATA_DIR: dataDir });
  const lines: string[] = [];
  const log = pino(logOptions("debug"), { write: (line: string) => void lines.push(line) });
  const signer = openSigner(config, account.serviceSid);
  const revocations = openRevocations(dataDir);
  const { accountSid, apiKey, apiSecret } = account;
  const login = { accountSid, username: apiKey, password: apiSecret };
  const { fastify, health } = await createApp({
    config,
    account,
    client: () => createTwilioClient(login, options.baseUrl ?? "http://127.0.0.1:9"),
    publicUrl: () => config.integrations.publicUrl,
    parseIdentity,
    signer,
    revocations,
    log,
    appDir: options.appDir ?? join(dataDir, "app"),
    ...(options.passcode !== undefined && { passcode: options.passcode }),
    ...(options.requestTimeoutMs !== undefined && { requestTimeoutMs: options.requestTimeoutMs }),
  });
  return {
    fastify,
    health,
    signer,
    revocations,
    dataDir,
    log: () => lines.join(""),
    async close() {
      await fastify.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A response's cookies by name. */
export function cookiesOf(response: { cookies: { name: string; value: string }[] }) {
  return Object.fromEntries(response.cookies.map(({ name, value }) => [name, value]));
}
