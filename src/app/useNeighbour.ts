import { useCallback, useEffect, useRef } from "react";
import { useConversationSids } from "../store/useConversations.ts";
import type { Panes } from "./usePanes.ts";

/** Opens the conversation below or above the open one. The same function for as long as the page stands. */
export function useNeighbour(panes: Panes): (which: "next" | "previous") => void {
  const sids = useConversationSids();
  const now = useRef({ panes, sids });
  useEffect(() => {
    now.current = { panes, sids };
  });
  return useCallback((which) => {
    const { selected, openConversation } = now.current.panes;
    const at = selected === null ? -1 : now.current.sids.indexOf(selected);
    const target = now.current.sids[which === "next" ? at + 1 : at - 1];
    if (target !== undefined) openConversation(target);
  }, []);
}
