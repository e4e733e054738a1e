import { ChatError } from "../domain/chatError.ts";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { ChatGateway } from "../domain/chatGateway.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ClientLife, Sdk } from "./clientLife.ts";
import { startClient } from "./clientLife.ts";
import { createGatewayCommands } from "./gatewayCommands.ts";
import { loadSdk as loadOurSdk } from "./loadSdk.ts";
import { reconnectAtOnce } from "./reconnectAtOnce.ts";
import { toChatError } from "./toChatError.ts";

export interface TwilioGatewayOptions {
  /** The emulator's; without it Twilio's own. */
  twilsockUri?: string | undefined;
  /** The SDK is the larger part of the app: it starts to load when the gateway is made, after signing in. */
  loadSdk?: () => Promise<Sdk>;
  /** Drops the connection and makes it anew; the SDK has no call for it. Default: as a browser would. */
  renew?: () => void;
  /** Something in the SDK's answers that could not be read. */
  onProblem?: (error: unknown) => void;
}

/** A dead end of the SDK (wire protocol 4.3, 4.4) shows in `updateToken` never settling. */
const tokenPatienceMs = 10_000;
const restartDelayMs = 3000;

/** The chat service through the official SDK. */
export function createTwilioGateway(options: TwilioGatewayOptions = {}): ChatGateway {
  const { loadSdk = loadOurSdk, onProblem = () => undefined } = options;
  const { renew = reconnectAtOnce } = options;
  let sdk = loadSdk();
  // Whoever calls `start` hears of it; without this the browser would also call it unhandled.
  sdk.catch(() => undefined);
  const listeners = new Set<(event: ChatEvent) => void>();
  const known = new Set<ConversationSid>();
  /** Told before anybody listened: the connection may be made before those who need it have been read. */
  let untold: ChatEvent[] = [];
  let startedWith: string | undefined;
  let life: ClientLife | undefined;
  /** Counts the clients: only the last one is heard. */
  let generation = 0;
  let isStopped = false;
  let offlineSince: number | undefined;

  function emit(event: ChatEvent): void {
    if (event.type === "conversationUpserted") known.add(event.conversation.sid);
    if (event.type === "conversationRemoved") known.delete(event.conversationSid);
    if (listeners.size === 0 || untold.length > 0) untold.push(event);
    else tellAll(event);
  }

  /** A listener that fails must not keep the event from the others, nor stop the SDK. */
  function tellAll(event: ChatEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        onProblem(error);
      }
    }
  }

  function tellUntold(): void {
    const events = untold;
    untold = [];
    for (const event of events) tellAll(event);
  }

  async function begin(token: string): Promise<void> {
    try {
      const loaded = await sdk;
      if (!isStopped) life = makeLife(loaded, token);
    } catch (error) {
      onProblem(error);
      tellNoSdk();
      sdk = delayed(restartDelayMs).then(loadSdk);
      sdk.catch(() => undefined);
      if (!isStopped) await begin(token);
    }
  }

  /** Only the first failure begins the time offline. */
  function tellNoSdk(): void {
    offlineSince ??= Date.now();
    emit({ type: "connectionChanged", connection: { status: "offline", since: offlineSince } });
  }

  function makeLife(loaded: Sdk, token: string): ClientLife {
    const before = new Set(known);
    generation += 1;
    const own = generation;
    const isCurrent = () => own === generation && !isStopped;
    return startClient({
      sdk: loaded,
      token,
      twilsockUri: options.twilsockUri,
      onProblem,
      renew,
      emit(event) {
        if (!isCurrent()) return;
        if (event.type === "conversationsLoaded") tellGone(before);
        emit(event);
      },
      onStartFailed() {
        setTimeout(() => {
          if (isCurrent()) restart(token);
        }, restartDelayMs);
      },
    });
  }

  /** What a client before this one told, and this one does not: removed while nobody listened. */
  function tellGone(before: ReadonlySet<ConversationSid>): void {
    for (const conversationSid of before) {
      if (life?.instances.conversations.has(conversationSid) !== true) {
        emit({ type: "conversationRemoved", conversationSid });
      }
    }
  }

  function restart(token: string): void {
    const dead = life;
    life = undefined;
    // It may never settle: a dead client also waits for itself.
    dead?.end().catch(onProblem);
    begin(token).catch(onProblem);
  }

  async function updateToken(token: string): Promise<void> {
    if (life === undefined || !life.isReady()) return restart(token);
    try {
      const settled = await Promise.race([life.client.updateToken(token), patience()]);
      if (settled === "tooLong") restart(token);
    } catch (error) {
      throw toChatError(error, "change");
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      // Not before the listener's own start is over.
      queueMicrotask(tellUntold);
      return () => listeners.delete(listener);
    },
    start(token) {
      if (token === startedWith) return;
      if (life !== undefined) throw new ChatError("unknown", "The gateway is started already.");
      startedWith = token;
      begin(token).catch(onProblem);
    },
    async stop() {
      isStopped = true;
      listeners.clear();
      const ending = life?.end();
      // A client that never got ready ends when it does, and that may be never.
      if (life?.isReady() === true) await ending;
      else ending?.catch(onProblem);
    },
    updateToken,
    reconnect: renew,
    checkConnection() {
      if (life?.isReady() !== true) return;
      if (life.client.connectionState === "connected") life.requests.check();
      else renew();
    },
    ...createGatewayCommands({ ready: () => (life?.isReady() === true ? life : undefined), emit }),
  };
}

async function patience(): Promise<"tooLong"> {
  await delayed(tokenPatienceMs);
  return "tooLong";
}

function delayed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
