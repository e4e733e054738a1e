import { useState } from "react";
import { hasServiceList } from "./chatState.ts";
import { useChatStore } from "./chatStoreContext.ts";

/**
 * Whether the list is the service's, or cannot be for now. Until then the list has the right of way, and whatever can
 * wait does. Once true it stays so.
 */
export function useHasStarted(): boolean {
  const [hasStarted, setHasStarted] = useState(false);
  const isOver = useChatStore(
    (state) =>
      hasServiceList(state) ||
      state.connection.status === "offline" ||
      state.connection.status === "denied",
  );
  if (isOver && !hasStarted) setHasStarted(true);
  return hasStarted || isOver;
}
