import type { Client, ClientOptions } from "@twilio/conversations";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { Identity } from "../domain/identity.ts";
import { listenToClient } from "./listenToClient.ts";
import { reconnectAtOnce } from "./reconnectAtOnce.ts";
import type { RequestWatch } from "./requestWatch.ts";
import { createRequestWatch } from "./requestWatch.ts";
import type { SdkInstances } from "./sdkInstances.ts";
import { createSdkInstances } from "./sdkInstances.ts";
import { createSilence } from "./silence.ts";
import { toUser } from "./toUser.ts";
import { watchConnection } from "./watchConnection.ts";

export type Sdk = typeof import("@twilio/conversations");

/** Ms. The SDK's own maximum of two minutes keeps people away long after a server is back (wire protocol 4.2). */
const retryPolicy = { min: 500, max: 8000, randomness: 0.2 };

/** Nothing more of a list that is not complete: a conversation hangs, and the others are shown. */
export const listSilenceMs = 4000;
/** The same for who is in them, when all conversations are there. */
export const rosterSilenceMs = 1000;

/** One SDK client from its making to its end. */
export interface ClientLife {
  sdk: Sdk;
  client: Client;
  instances: SdkInstances;
  requests: RequestWatch;
  isReady(): boolean;
  end(): Promise<void>;
}

export interface ClientLifeOptions {
  sdk: Sdk;
  token: string;
  twilsockUri: string | undefined;
  emit(event: ChatEvent): void;
  onProblem(error: unknown): void;
  /** Drops the connection and makes it anew. */
  renew?: (() => void) | undefined;
  /** The SDK has given up starting although it is connected; only a new client helps. */
  onStartFailed(): void;
}

export function startClient(options: ClientLifeOptions): ClientLife {
  const { sdk, token, twilsockUri, renew = reconnectAtOnce } = options;
  const silence = createSilence();
  function emit(event: ChatEvent): void {
    if (event.type === "conversationUpserted" || event.type === "participantsLoaded") {
      silence.break();
    }
    options.emit(event);
  }
  // `retryPolicy` is read by twilsock 1.0.2, but missing in the type.
  const clientOptions: ClientOptions & { retryPolicy: typeof retryPolicy } = {
    retryPolicy,
    ...(twilsockUri !== undefined && { Twilsock: { uri: twilsockUri } }),
  };
  // The constructor connects, but nothing is told before the current task ends: no event can be missed.
  const client = new sdk.Client(token, clientOptions);
  const instances = createSdkInstances();
  const facts = listenToClient(client, instances, { emit, onProblem: options.onProblem });
  const requests = createRequestWatch({ ask: () => askForLife(client, instances), renew });
  const connection = watchConnection(client, {
    changed(status) {
      if (status.status !== "connected") requests.interrupt();
      emit({ type: "connectionChanged", connection: status });
    },
    tokenNeeded: () => emit({ type: "tokenExpired" }),
  });

  /** One conversation that hangs must not hold the others back: neither its document, nor who is in it. */
  async function tellList(): Promise<void> {
    const list = client.getSubscribedConversations();
    if ((await silence.outlasting(list, listSilenceMs)) === "silence") {
      emit({ type: "conversationsDelayed" });
    }
    await list;
    // Titles are made of people, who come with their conversations when nothing is wrong.
    silence.break();
    await silence.outlasting(facts.conversationsTold(), rosterSilenceMs);
    emit({ type: "conversationsLoaded" });
  }

  // Registered after watchConnection's listener: a failing list must not hide that we are connected.
  client.on("initialized", () => {
    // What the service gives as identity is one.
    emit({ type: "meLoaded", identity: client.user.identity as Identity });
    emit({ type: "userUpserted", user: toUser(client.user) });
    tellList().catch(options.onStartFailed);
  });
  client.on("initFailed", () => {
    if (client.connectionState === "connected") options.onStartFailed();
  });

  return {
    sdk,
    client,
    instances,
    requests,
    isReady: connection.isReady,
    async end() {
      silence.end();
      requests.interrupt();
      client.removeAllListeners();
      await client.shutdown();
    },
  };
}

/** The cheapest request that the SDK does not answer from a cache for longer than half a second (wire protocol 5). */
function askForLife(client: Client, { conversations }: SdkInstances): Promise<unknown> {
  const [any] = conversations.values();
  // Nobody has this sid; the refusal is the sign of life.
  return any?.getMessagesCount() ?? client.peekConversationBySid(`CH${"0".repeat(32)}`);
}
