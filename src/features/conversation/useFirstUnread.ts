import { useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ConversationSid } from "../../domain/sids.ts";
import type { ChatState, TimelineRow } from "../../store/chatState.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";

interface FirstUnread {
  key: string;
  /** Messages of others from there on. */
  count: number;
}

/** Where reading stopped when the thread was opened. Stays while it is open, although reading goes on. */
export function useFirstUnread(
  sid: ConversationSid,
  rows: readonly TimelineRow[],
): FirstUnread | null {
  const [kept, setKept] = useState<{ found: FirstUnread | null }>();
  const found = useChatStore(
    useShallow((state) => (kept === undefined ? firstUnread(state, sid, rows) : null)),
  );
  if (kept === undefined) setKept({ found });
  return kept === undefined ? found : kept.found;
}

function firstUnread(
  state: ChatState,
  sid: ConversationSid,
  rows: readonly TimelineRow[],
): FirstUnread | null {
  const horizon = state.conversations[sid]?.lastReadMessageIndex ?? null;
  if (horizon === null) return null;
  const unread = rows.filter(({ messageSid }) => {
    const message = messageSid === null ? undefined : state.messages[messageSid];
    return message !== undefined && message.index > horizon && message.author !== state.me;
  });
  const [first] = unread;
  return first === undefined ? null : { key: first.key, count: unread.length };
}
