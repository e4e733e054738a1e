import type { Client, ClientOptions } from "@twilio/conversations";
import { createEmulator } from "../createEmulator.ts";
import type { Emulator } from "../createEmulator.ts";
import type { EmulatorOptions } from "../emulatorOptions.ts";
import { gatewayPath } from "../gateway/webSocketServer.ts";
import { accessTokenFor } from "./accessTokenFor.ts";
import { sdk30 } from "./sdkVersions.ts";
import type { Sdk } from "./sdkVersions.ts";

/** An emulator of its own for each test, and clients of the real SDK. */
export interface Harness extends Pick<
  Emulator,
  "account" | "service" | "phones" | "pushDevices" | "dropConnections"
> {
  emulator: Emulator;
  twilsockUri: string;
  token(identity: string, ttlSeconds?: number): string;
  /** A client, not waited for. It is shut down with the harness. */
  open(token: string): Client;
  /** A connected client with its list of conversations. */
  connect(identity: string): Promise<Client>;
  reset: Emulator["reset"];
  close(): Promise<void>;
}

export async function startHarness({
  sdk = sdk30,
  ...options
}: EmulatorOptions & { sdk?: Sdk } = {}): Promise<Harness> {
  const emulator = await createEmulator({ port: 0, memory: true, ...options });
  const { account, service } = emulator;
  const twilsockUri = `${emulator.url.replace("http", "ws")}${gatewayPath}`;
  const clients: Client[] = [];

  const token = (identity: string, ttlSeconds = 3600) => {
    // The helper counts from the machine's time; a clock that stands still falls behind it while a test starts.
    const behindSeconds = options.clock ? seconds(Date.now()) - seconds(options.clock.now()) : 0;
    return accessTokenFor(account, identity, { ttlSeconds: ttlSeconds - behindSeconds });
  };

  const open = (jwt: string) => {
    const client = new sdk.Client(jwt, sdkOptions(twilsockUri));
    clients.push(client);
    return client;
  };

  return {
    emulator,
    account,
    service,
    phones: emulator.phones,
    pushDevices: () => emulator.pushDevices(),
    twilsockUri,
    token,
    open,
    dropConnections: () => emulator.dropConnections(),
    reset: (seed) => emulator.reset(seed),
    async connect(identity) {
      const client = open(token(identity));
      await happens(client, "initialized");
      await client.getSubscribedConversations();
      return client;
    },
    async close() {
      await Promise.all(clients.map((client) => client.shutdown()));
      await emulator.close();
    },
  };
}

const seconds = (ms: number) => Math.floor(ms / 1000);

/**
 * `retryPolicy` is not in the SDK's types (wire protocol section 1): without it a test waits a second to reconnect.
 * A try that has not connected by the time of the next one is given up, so the pauses must be able to grow.
 */
export function sdkOptions(uri: string): ClientOptions {
  const options = { Twilsock: { uri }, retryPolicy: { min: 20, max: 5000, randomness: 0.2 } };
  return options as unknown as ClientOptions; // the type leaves out what the SDK reads
}

interface Emitter {
  on(event: string, listener: (...values: never[]) => void): unknown;
  removeListener(event: string, listener: (...values: never[]) => void): unknown;
}

/** The next time that `emitter` emits `event` with a value that `accept` takes; says what it has waited for in vain. */
export function happens<Value>(
  emitter: unknown,
  event: string,
  accept: (value: Value) => boolean = () => true,
  timeoutMs = 40_000,
): Promise<Value> {
  // Every SDK object emits events; their types name each event on its own.
  const target = emitter as Emitter;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      target.removeListener(event, listener);
      reject(new Error(`${event} did not happen within ${timeoutMs} ms`));
    }, timeoutMs);
    const listener = (value: Value) => {
      if (!accept(value)) return;
      clearTimeout(timer);
      target.removeListener(event, listener);
      resolve(value);
    };
    target.on(event, listener);
  });
}
