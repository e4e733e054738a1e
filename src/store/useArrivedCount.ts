import { useState } from "react";
import type { ConversationSid } from "../domain/sids.ts";
import { useChatStore } from "./chatStoreContext.ts";
import { newestIndex } from "./timelineSelectors.ts";
import { othersAfter } from "./unread.ts";

/**
 * How many messages of others came since the reader left the end, or since the thread was opened further up. By index:
 * pages of the history that widen what is held are no news.
 */
export function useArrivedCount(sid: ConversationSid, atEnd: boolean): number {
  const newest = useChatStore((state) => newestIndex(state, sid));
  const [seen, setSeen] = useState(newest);
  if (atEnd && seen !== newest) setSeen(newest);
  return useChatStore((state) => (atEnd ? 0 : othersAfter(state, sid, seen)));
}
