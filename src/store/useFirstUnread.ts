import { useContext, useState } from "react";
import type { ConversationSid } from "../domain/sids.ts";
import { ChatStoreContext } from "./chatStoreContext.ts";
import { firstUnread, type FirstUnread } from "./unread.ts";

/** Where reading stopped when the thread was opened. Stays while it is open, although reading goes on. */
export function useFirstUnread(sid: ConversationSid): FirstUnread | null {
  const chat = useContext(ChatStoreContext);
  const [found] = useState(() => chat && firstUnread(chat.getState(), sid));
  return found;
}
