import { ChatError } from "../domain/chatError.ts";
import { backoffMs } from "./backoff.ts";
import type { SessionParts } from "./sessionParts.ts";
import { delay } from "./waitUntil.ts";

/*
 * The gateway says `tokenAboutToExpire` some minutes before the end, and `tokenExpired` when the connection is ready
 * to take a new token. Either way a new one is fetched; a server that does not answer is asked again until it does.
 * Only a server that says that nobody is signed in, or a fresh token that is refused twice, ends in `denied`.
 */

type TokenParts = Pick<SessionParts, "api" | "clock" | "gateway" | "store" | "inBackground">;

const refusalsAllowed = 1;

export function createTokenRenewal(parts: TokenParts) {
  let isStopped = false;
  let running: Promise<void> | undefined;
  let hurry: (() => void) | undefined;

  /** A token, however long the server takes; undefined when nobody is signed in or the session has ended. */
  async function obtainToken(): Promise<string | undefined> {
    for (let attempt = 0; !isStopped; attempt += 1) {
      try {
        return await parts.api.fetchToken();
      } catch (error) {
        if (error instanceof ChatError && error.kind === "unauthorized") {
          deny(error.message);
          return undefined;
        }
        tellNoToken();
        await pause(backoffMs(attempt));
      }
    }
    return undefined;
  }

  /** Says what the chat waits for; while the old token still holds, nothing waits. */
  function tellNoToken(): void {
    const { connection } = parts.store.getState();
    if (connection.status === "connected" || connection.status === "denied") return;
    const since = connection.status === "offline" ? connection.since : parts.clock.now();
    parts.store.dispatch({
      type: "connectionChanged",
      connection: { status: "offline", since, why: "noToken" },
    });
  }

  async function pause(ms: number): Promise<void> {
    const hurried = new Promise<void>((resolve) => {
      hurry = resolve;
    });
    await Promise.race([delay(parts.clock, ms), hurried]);
  }

  async function renewToken(): Promise<void> {
    let refusals = 0;
    for (let attempt = 0; !isStopped; attempt += 1) {
      const token = await obtainToken();
      if (token === undefined || isStopped) return;
      try {
        return await parts.gateway.updateToken(token);
      } catch (error) {
        if (error instanceof ChatError && error.kind === "unauthorized") refusals += 1;
        if (refusals > refusalsAllowed) return deny(String(error));
        await pause(backoffMs(attempt));
      }
    }
  }

  function deny(reason: string): void {
    parts.store.dispatch({ type: "connectionChanged", connection: { status: "denied", reason } });
  }

  return {
    obtainToken,
    renew(): void {
      if (isStopped || running !== undefined) return;
      running = renewToken().finally(() => {
        running = undefined;
      });
      parts.inBackground(running);
    },
    /** The network may be back: asks at once. */
    hurry: () => hurry?.(),
    stop(): void {
      isStopped = true;
    },
  };
}
