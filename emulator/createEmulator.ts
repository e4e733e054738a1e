import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyPluginAsync } from "fastify";
import type { Account } from "./account.ts";
import { assemble, type Parts } from "./assemble.ts";
import { createFresh } from "./createFresh.ts";
import { createRoutes } from "./createRoutes.ts";
import type { EmulatorOptions } from "./emulatorOptions.ts";
import { createEmulatorPhones, type EmulatorPhones } from "./emulatorPhones.ts";
import type { Faults } from "./faults.ts";
import { createGatewayServer } from "./gateway/webSocketServer.ts";
import { listen, type Listener } from "./listen.ts";
import type { SeedName } from "./phones/controlPlugin.ts";
import type { PushDevice } from "./pushDevice.ts";
import type { Service } from "./service/service.ts";
import type { WebhookCall } from "./webhooks/webhookCalls.ts";

export interface Emulator {
  /** Throws when the emulator does not listen by itself. */
  readonly url: string;
  account: Account;
  service: Service;
  phones: EmulatorPhones;
  /** The latest calls of webhooks, oldest first. */
  webhookCalls(): readonly WebhookCall[];
  /** All HTTP routes, for a Fastify instance of the caller. */
  plugin: FastifyPluginAsync;
  /** False when the upgrade is not for the emulator. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** The devices that asked to be pushed to. Nothing is delivered to them. */
  pushDevices(): PushDevice[];
  /** Cuts every SDK connection, as a lost network would. */
  dropConnections(): void;
  /** Moves the emulator's time forward; connections and tokens do not notice. */
  moveClock(ms: number): void;
  faults: Faults;
  /** Throws everything away and begins anew; the account and its credentials stay. */
  reset(seed?: SeedName): Promise<void>;
  /** Once; a second call waits for the first. */
  close(): Promise<void>;
}

/** Twilio Conversations on this machine. Any number of them can live in one process. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const parts = await assemble(options);
  const { account, service, gateway, carrier, phones } = parts;
  const fresh = createFresh(parts, options.seed);
  const plugin = createRoutes(parts, options, fresh);
  const { handleUpgrade } = createGatewayServer({
    gateway: {
      ...gateway,
      accept: (socket, context) => gateway.accept(parts.frames.wrap(socket), context),
    },
    log: parts.log,
  });
  const server = await startServer(parts, options, { plugin, handleUpgrade });
  parts.late.url = server?.url;
  carrier.resume();
  service.timers.start();

  let closed: Promise<void> | undefined;
  return {
    get url() {
      if (server === undefined) throw new Error("this emulator does not listen by itself");
      return server.url;
    },
    account,
    service,
    phones: createEmulatorPhones(phones, parts.systemTime),
    webhookCalls: () => parts.webhooks.calls.list(),
    plugin,
    handleUpgrade,
    pushDevices: () => gateway.pushDevices(),
    dropConnections: () => void gateway.dropConnections(),
    moveClock: parts.moveClock,
    faults: parts.faults,
    reset: fresh.reset,
    close: () => (closed ??= close(parts, server)),
  };
}

/** Undefined: it does not listen by itself. Where it cannot listen, nothing of it is left behind. */
async function startServer(
  parts: Parts,
  { port, host = "127.0.0.1" }: EmulatorOptions,
  doors: Pick<Emulator, "plugin" | "handleUpgrade">,
): Promise<Listener | undefined> {
  if (port === undefined) return undefined;
  try {
    return await listen({ ...doors, port, host, log: parts.log });
  } catch (error) {
    await close(parts, undefined);
    throw error;
  }
}

async function close(parts: Parts, server: Listener | undefined): Promise<void> {
  parts.carrier.close();
  parts.service.timers.stop();
  parts.stream.close();
  parts.frameStream.close();
  parts.gateway.close();
  parts.sync.close();
  parts.media.close();
  parts.stopTelling();
  parts.webhooks.close();
  await server?.close();
  parts.store.close();
}
