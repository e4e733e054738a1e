import { createContext, useContext } from "react";
import { useStore } from "zustand/react";
import type { ChatState } from "./chatState.ts";
import type { ChatStore } from "./chatStore.ts";

export const ChatStoreContext = createContext<ChatStore | null>(null);

export const ChatStoreProvider = ChatStoreContext.Provider;

/** Select a primitive or a stored reference; a selector that builds something new makes React loop. */
export function useChatStore<Selected>(select: (state: ChatState) => Selected): Selected {
  const store = useContext(ChatStoreContext);
  if (store === null) throw new Error("useChatStore needs a ChatStoreProvider above it");
  return useStore(store, select);
}
