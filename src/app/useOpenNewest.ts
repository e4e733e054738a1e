import { useEffect, useRef } from "react";
import { useConversationSids, useListStatus } from "../store/useConversations.ts";
import type { Panes } from "./usePanes.ts";

/** Beside the list there is room for a thread: the newest one is opened at the start, unless the address names another. */
export function useOpenNewest(panes: Panes): void {
  const status = useListStatus();
  const [newest] = useConversationSids();
  const isDone = useRef(false);
  const { page, selected, layout, openConversation } = panes;

  useEffect(() => {
    if (isDone.current || status === "loading") return;
    if (page !== null) return;
    isDone.current = true;
    if (selected !== null || layout.isNarrow) return;
    if (newest !== undefined) openConversation(newest);
  }, [status, page, selected, newest, layout.isNarrow, openConversation]);
}
