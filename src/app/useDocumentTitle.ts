import { useEffect } from "react";
import { useChatStore } from "../store/chatStoreContext.ts";
import { conversationTitle } from "../store/conversationSelectors.ts";
import { useTexts } from "../texts/useTexts.ts";
import type { Panes } from "./usePanes.ts";

/** The window is called after the open conversation or page. */
export function useDocumentTitle({ page, selected }: Pick<Panes, "page" | "selected">): void {
  const { shell } = useTexts();
  const conversation = useChatStore((state) =>
    selected === null ? null : conversationTitle(state, selected),
  );
  const title = page === null ? conversation : shell[page];

  useEffect(() => {
    document.title = title === null ? shell.product : `${title} – ${shell.product}`;
    return () => {
      document.title = shell.product;
    };
  }, [title, shell.product]);
}
