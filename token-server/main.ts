import { existsSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { Duplex } from "node:stream";
import type { FastifyBaseLogger, FastifyPluginAsync } from "fastify";
import { parseIdentity } from "../src/domain/identity.ts";
import { type Config, readConfig } from "./config.ts";
import { type App, createApp } from "./createApp.ts";
import { isLoopback } from "./guards.ts";
import { createLog, openBrowser, runProgram, say, stopOnSignal } from "./program.ts";
import { openRevocations } from "./sessions.ts";
import { openSigner } from "./signer.ts";
import { createPasscode } from "./signIn.ts";
import {
  createTwilioClient,
  type TwilioAccount,
  type TwilioClient,
  type TwilioConfig,
} from "./twilioAccount.ts";
import { webhookPath } from "./webhooks.ts";

/* The composition root: the token server and the built app, and in emulator mode the emulator, in one process on one port. */

/** Where the Conversations service is. */
interface Backend {
  account: TwilioAccount;
  /** Undefined: Twilio itself. */
  baseUrl(): string | undefined;
  /** Where it reaches this server's webhooks. */
  publicUrl(): string | undefined;
  passcode?: string;
  emulator?: FastifyPluginAsync;
  handleUpgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

/** Requests under way get so long to end. */
const stopLimitMs = 10_000;
const tidyMs = 24 * 3600_000;

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  // The address is known only once the port is; nobody asks before that.
  const ownUrl = () => localUrl(fastify.server.address(), config);
  const backend =
    config.twilio === undefined
      ? await startEmulator(config, { log, ownUrl })
      : twilioBackend(config.twilio, config);
  const app = await openApp(config, backend, log);
  const { fastify } = app;
  await fastify.listen({ port: config.port, host: config.host });
  welcome(ownUrl(), config, backend);
  stopOnSignal(async () => {
    app.health.stopping();
    await wait(config.drainMs);
    await backend.close();
    await fastify.close();
  }, config.drainMs + stopLimitMs);
}

async function openApp(config: Config, backend: Backend, log: FastifyBaseLogger): Promise<App> {
  const { account, baseUrl, publicUrl, emulator, passcode, handleUpgrade } = backend;
  const revocations = openRevocations(resolve(config.dataDir));
  revocations.tidy(Date.now());
  setInterval(() => revocations.tidy(Date.now()), tidyMs).unref();
  let client: TwilioClient | undefined;
  const app = await createApp({
    config,
    account,
    client: () => (client ??= createTwilioClient(loginOf(account), baseUrl())),
    publicUrl,
    parseIdentity,
    signer: openSigner(config, account.serviceSid),
    revocations,
    log,
    appDir: resolve("dist/app"),
    ...(emulator !== undefined && { emulator }),
    ...(passcode !== undefined && { passcode }),
  });
  app.fastify.server.on("upgrade", (request, socket, head) => {
    if (handleUpgrade?.(request, socket, head) !== true) socket.destroy();
  });
  return app;
}

function twilioBackend({ account, baseUrl }: TwilioConfig, { integrations }: Config): Backend {
  return {
    account,
    baseUrl: () => baseUrl,
    publicUrl: () => integrations.publicUrl,
    close: async () => undefined,
  };
}

async function startEmulator(
  { dataDir, host, integrations, phonesOnNetwork }: Config,
  { log, ownUrl }: { log: FastifyBaseLogger; ownUrl: () => string },
): Promise<Backend> {
  // Loaded only here: in Twilio mode its code is not even in memory.
  const { createEmulator } = await import("../emulator/createEmulator.ts");
  const secret = isLoopback(host) ? {} : { passcode: createPasscode() };
  const publicUrl = () => integrations.publicUrl ?? ownUrl();
  const emulator = await createEmulator({
    dataDir: resolve(dataDir),
    seed: "demo",
    log,
    host,
    phonesOnNetwork,
    publicUrl,
    webhooks: {
      // This server itself, where it has another name than this machine's own.
      allowedHosts:
        integrations.publicUrl === undefined ? [host] : [hostOf(integrations.publicUrl)],
      autocreatedUrl: () => `${publicUrl()}${webhookPath}`,
    },
    ...secret,
  });
  return {
    account: emulator.account,
    baseUrl: ownUrl,
    publicUrl,
    emulator: emulator.plugin,
    handleUpgrade: (request, socket, head) => emulator.handleUpgrade(request, socket, head),
    close: () => emulator.close(),
    ...secret,
  };
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function loginOf({ accountSid, apiKey, apiSecret }: TwilioAccount) {
  return { accountSid, username: apiKey, password: apiSecret };
}

function welcome(url: string, config: Config, { passcode, account }: Backend): void {
  say(`Partyline is ready: ${url}`);
  if (passcode !== undefined) say(`Passcode for other machines: ${passcode}`);
  if (config.twilio !== undefined) {
    say(`Twilio account ${account.accountSid}. Invite people: npm run invite -- alice`);
  }
  if (config.openBrowser) openBrowser(url);
}

function localUrl(address: string | AddressInfo | null, config: Config): string {
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  const anywhere = config.host === "0.0.0.0" || config.host === "::";
  const host = anywhere ? "127.0.0.1" : config.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}

runProgram(main);
