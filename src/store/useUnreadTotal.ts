import type { ChatState } from "./chatState.ts";
import { useChatStore } from "./chatStoreContext.ts";
import { isUnread } from "./unread.ts";

/** How many conversations have something unread, without the muted ones. */
export function useUnreadTotal(): number {
  return useChatStore(unreadTotal);
}

let counted: {
  state: Pick<ChatState, "conversations" | "timelines" | "me">;
  total: number;
} | null = null;

/** Counted again only when one of the parts that it depends on is another. */
function unreadTotal(state: ChatState): number {
  const { conversations, timelines, me } = state;
  const known = counted?.state;
  if (
    counted !== null &&
    known?.conversations === conversations &&
    known.timelines === timelines &&
    known.me === me
  ) {
    return counted.total;
  }
  const total = Object.values(conversations).filter(
    ({ sid, muted }) => !muted && isUnread(state, sid),
  ).length;
  counted = { state: { conversations, timelines, me }, total };
  return total;
}
