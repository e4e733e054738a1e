import { ChatError } from "../domain/chatError.ts";
import { backoffMs } from "./backoff.ts";
import type { SessionParts } from "./sessionParts.ts";
import { delay, isConnected, waitUntil } from "./waitUntil.ts";

/** How often something is asked for again by itself, over a connection that is there. */
const triesInAll = 3;

/** Reads over a connection that is there; what a lost one took along is asked for again when it is back. */
export async function patiently<Result>(
  { clock, store }: Pick<SessionParts, "clock" | "store">,
  read: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    await waitUntil(store, isConnected);
    try {
      return await read();
    } catch (error) {
      const isOffline = error instanceof ChatError && error.kind === "offline";
      if (!isOffline || (isConnected(store.getState()) && attempt >= triesInAll)) throw error;
      await delay(clock, backoffMs(attempt - 1));
    }
  }
}
