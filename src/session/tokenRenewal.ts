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
        await delay(parts.clock, backoffMs(attempt));
      }
    }
    return undefined;
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
        await delay(parts.clock, backoffMs(attempt));
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
    stop(): void {
      isStopped = true;
    },
  };
}
