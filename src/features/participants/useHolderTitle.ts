import type { ConversationSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { conversationTitle } from "../../store/conversationSelectors.ts";

/** The title of the conversation that holds a pair; null when it is not one of those known here. */
export function useHolderTitle(holder: ConversationSid | null): string | null {
  return useChatStore((state) => (holder === null ? null : conversationTitle(state, holder)));
}
