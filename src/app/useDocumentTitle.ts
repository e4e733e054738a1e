import { useEffect } from "react";
import type { ConversationSid } from "../domain/sids.ts";
import { useChatStore } from "../store/chatStoreContext.ts";
import { conversationTitle } from "../store/conversationSelectors.ts";
import { useTexts } from "../texts/useTexts.ts";

/** The window is called after the open conversation. */
export function useDocumentTitle(selected: ConversationSid | null): void {
  const { shell } = useTexts();
  const title = useChatStore((state) =>
    selected === null ? null : conversationTitle(state, selected),
  );

  useEffect(() => {
    document.title = title === null ? shell.product : `${title} – ${shell.product}`;
    return () => {
      document.title = shell.product;
    };
  }, [title, shell.product]);
}
