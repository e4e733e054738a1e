import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "@twilio/conversations";
import type { ClientOptions } from "@twilio/conversations";
import twilio from "twilio";
import type { Identity } from "../../src/domain/identity.ts";
import { createAccount } from "../account.ts";
import type { Account } from "../account.ts";
import { systemClock } from "../clock.ts";
import type { Clock } from "../clock.ts";
import { createGateway } from "../gateway/createGateway.ts";
import type { Gateway } from "../gateway/createGateway.ts";
import { createGatewayServer, gatewayPath } from "../gateway/webSocketServer.ts";
import { randomIds } from "../ids.ts";
import { silentLog } from "../log.ts";
import { createService } from "../service/createService.ts";
import type { Service } from "../service/service.ts";
import { createStore } from "../store/createStore.ts";
import type { Store } from "../store/store.ts";
import { createSync } from "../sync/createSync.ts";

/** The service and its gateway on a port of their own, without REST and phones. */
export interface Harness {
  account: Account;
  service: Service;
  store: Store;
  gateway: Gateway;
  twilsockUri: string;
  token(identity: string, ttlSeconds?: number): string;
  /** A connected client of the real SDK, with everything it has loaded at its start. */
  connect(identity: string): Promise<Client>;
  /** The same, not waited for. */
  open(token: string): Client;
  close(): Promise<void>;
}

export async function startHarness(
  options: { participantBindings?: boolean; clock?: Clock } = {},
): Promise<Harness> {
  const clock = options.clock ?? systemClock;
  const store = createStore(":memory:");
  const account = createAccount(randomIds);
  const log = silentLog;
  const service = createService({ store, clock, ids: randomIds, account, log });
  const sync = createSync({
    service,
    store,
    participantBindings: options.participantBindings ?? true,
  });
  const gateway = createGateway({ service, sync, account, clock, log });
  const gatewayServer = createGatewayServer({ gateway, log });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, socket, head) => {
    if (!gatewayServer.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  const twilsockUri = `ws://127.0.0.1:${port}${gatewayPath}`;
  const clients: Client[] = [];

  const token = (identity: string, ttlSeconds = 3600) => {
    const { AccessToken } = twilio.jwt;
    const made = new AccessToken(account.accountSid, account.apiKey, account.apiSecret, {
      identity,
      ttl: ttlSeconds,
    });
    made.addGrant(new AccessToken.ChatGrant({ serviceSid: account.serviceSid }));
    return made.toJwt();
  };

  const open = (jwt: string) => {
    const client = new Client(jwt, sdkOptions(twilsockUri));
    clients.push(client);
    return client;
  };

  return {
    account,
    service,
    store,
    gateway,
    twilsockUri,
    token,
    open,
    async connect(identity) {
      const client = open(token(identity));
      await happens(client, "initialized");
      await client.getSubscribedConversations();
      return client;
    },
    async close() {
      await Promise.all(clients.map((client) => client.shutdown()));
      gateway.close();
      sync.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.close();
    },
  };
}

/** `retryPolicy` is not in the SDK's types (wire protocol section 1): without it a test waits a second to reconnect. */
function sdkOptions(uri: string): ClientOptions {
  const options = { Twilsock: { uri }, retryPolicy: { min: 20, max: 200, randomness: 0.2 } };
  return options as unknown as ClientOptions;
}

interface Emitter {
  on(event: string, listener: (...values: never[]) => void): unknown;
  removeListener(event: string, listener: (...values: never[]) => void): unknown;
}

/** The next time that `emitter` emits `event` with values that `accept` takes; says what it has waited for in vain. */
export function happens<Value>(
  emitter: unknown,
  event: string,
  accept: (value: Value) => boolean = () => true,
  timeoutMs = 5000,
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

/** An identity of a test. */
export const identity = (name: string) => name as Identity;
