import type { ChatState } from "../store/chatState.ts";
import type { ChatStore } from "../store/chatStore.ts";
import type { Clock } from "./clock.ts";

export function isConnected(state: ChatState): boolean {
  return state.connection.status === "connected";
}

/** Resolves when the state is as wanted, at once if it already is. */
export function waitUntil(
  store: ChatStore,
  isWanted: (state: ChatState) => boolean,
): Promise<void> {
  if (isWanted(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe((state) => {
      if (!isWanted(state)) return;
      unsubscribe();
      resolve();
    });
  });
}

export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
}
