import type { ConnectionStatus } from "../domain/chatEvent.ts";
import { useChatStore } from "./chatStoreContext.ts";

export function useConnection(): ConnectionStatus {
  return useChatStore((state) => state.connection);
}
