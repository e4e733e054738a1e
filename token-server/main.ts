import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import fastify, { type FastifyBaseLogger, LogController } from "fastify";
import pino from "pino";
import { type Config, ConfigError, isLoopback, readConfig } from "./config.ts";
import { createTokenServer } from "./createTokenServer.ts";
import { openBrowser } from "./openBrowser.ts";
import { createPasscode } from "./passcode.ts";
import { registerSecurityHeaders } from "./securityHeaders.ts";
import { loadSessionKey } from "./sessionKey.ts";
import { registerStaticFiles } from "./staticFiles.ts";
import { createTwilioApi, type TwilioApi } from "./twilioApi.ts";

/* The composition root: the token server, the built app and the emulator in one process on one port. */

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = readConfig(process.env);
  const dataDir = resolve(config.dataDir);
  const log: FastifyBaseLogger = pino(
    { level: config.logLevel },
    pino.destination({ dest: 2, sync: true }),
  );
  const passcode = isLoopback(config.host) ? undefined : createPasscode();
  const secret = passcode === undefined ? {} : { passcode };
  const sessionKey = loadSessionKey(dataDir);

  // Loaded only here, so that a build for Twilio alone would not hold it in memory.
  const { createEmulator } = await import("../emulator/createEmulator.ts");
  const { parseIdentity } = await import("../src/domain/identity.ts");
  const emulator = await createEmulator({
    dataDir,
    seed: "demo",
    log,
    host: config.host,
    ...secret,
  });

  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    // Identities stand in paths and may have 256 characters, each percent-encoded to up to 12.
    routerOptions: { maxParamLength: 4096 },
  });
  registerSecurityHeaders(app);
  await app.register(emulator.plugin);
  // The address is known only once the port is; nobody asks before that.
  let twilioApi: TwilioApi | undefined;
  const api = () => {
    twilioApi ??= createTwilioApi(emulator.account, localUrl(app.server.address(), config));
    return twilioApi;
  };
  await app.register(
    createTokenServer({
      host: config.host,
      account: emulator.account,
      twilioApi: {
        listNumbers: () => api().listNumbers(),
        listPeople: () => api().listPeople(),
      },
      parseIdentity,
      sessionKey,
      ...secret,
    }),
  );
  await registerStaticFiles(app, resolve("dist/app"));
  app.server.on("upgrade", (request, socket, head) => {
    if (!emulator.handleUpgrade(request, socket, head)) socket.destroy();
  });

  await app.listen({ port: config.port, host: config.host });
  const url = localUrl(app.server.address(), config);
  say(`Partyline is ready: ${url}`);
  if (passcode !== undefined) say(`Passcode for other machines: ${passcode}`);
  if (config.openBrowser) openBrowser(url);
  stopOnSignal(async () => {
    await emulator.close();
    await app.close();
  });
}

function localUrl(address: string | AddressInfo | null, config: Config): string {
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  const anywhere = config.host === "0.0.0.0" || config.host === "::";
  const host = anywhere ? "127.0.0.1" : config.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const handle = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGINT", handle);
  process.on("SIGTERM", handle);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Ends with one sentence for what a person can mend, with the stack for what only we can. */
function fail(error: unknown): void {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return `Port ${process.env["PORT"] ?? "8080"} is in use. Stop the other program, or choose another port: PORT=8081 npm start`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `HOST=${process.env["HOST"] ?? ""} is no address of this machine.`;
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return `No permission: ${error.message}. Choose another folder with DATA_DIR, or another port with PORT.`;
  }
  return error.stack ?? error.message;
}

main().catch(fail);
