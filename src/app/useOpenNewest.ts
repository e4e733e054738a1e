import { useEffect, useRef } from "react";
import { useConversationSids, useListStatus } from "../store/useConversations.ts";
import { afterPaint } from "./afterPaint.ts";
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
    if (selected !== null || layout.isNarrow || newest === undefined) {
      isDone.current = true;
      return;
    }
    // The list first: the thread takes as long again.
    return afterPaint(() => {
      isDone.current = true;
      openConversation(newest);
    });
  }, [status, page, selected, newest, layout.isNarrow, openConversation]);
}
