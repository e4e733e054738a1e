import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import { applyEvents } from "./applyEvent.ts";
import type { ChatState } from "./chatState.ts";
import { emptyState } from "./chatState.ts";
import type { StoreEvent } from "./storeEvent.ts";

/** The state and the only way to change it. */
export interface ChatStore extends Pick<
  StoreApi<ChatState>,
  "getState" | "getInitialState" | "subscribe"
> {
  dispatch(...events: readonly StoreEvent[]): void;
}

export function createChatStore(initialState: ChatState = emptyState): ChatStore {
  const { getState, getInitialState, subscribe, setState } = createStore<ChatState>(
    () => initialState,
  );
  return {
    getState,
    getInitialState,
    subscribe,
    dispatch: (...events) => setState((state) => applyEvents(state, events), true),
  };
}
