import { useEffect } from "react";
import { useChatStore } from "../store/chatStoreContext.ts";
import { conversationTitle } from "../store/conversationSelectors.ts";
import { useUnreadTotal } from "../store/useUnreadTotal.ts";
import { useTexts } from "../texts/useTexts.ts";
import type { Panes } from "./usePanes.ts";

/** The window is called after the open conversation or page, with the number of unread conversations before it. */
export function useDocumentTitle({ page, selected }: Pick<Panes, "page" | "selected">): void {
  const { app, shell } = useTexts();
  const conversation = useChatStore((state) =>
    selected === null ? null : conversationTitle(state, selected),
  );
  const title = page === null ? conversation : shell[page];
  const unread = useUnreadTotal();

  useEffect(() => {
    const name = title === null ? app.product : `${title} – ${app.product}`;
    document.title = unread === 0 ? name : `(${unread}) ${name}`;
    return () => {
      document.title = app.product;
    };
  }, [title, unread, app.product]);
}
