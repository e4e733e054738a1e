import type { ConversationSid } from "../domain/sids.ts";
import type { ChatStore } from "../store/chatStore.ts";

/** Rows of a thread: so many are held at most, and so many stay when that is too much. Far more than a screen shows. */
export const mostRows = 1000;
export const keptRows = 300;

/** Keeps what threads hold from growing with all that comes in an hour or a day. What is let go can be read again. */
export function createThreadLimit(store: ChatStore) {
  /** How many readers are further up in a thread, by conversation. */
  const readers = new Map<ConversationSid, number>();

  function look(sid: ConversationSid): void {
    if ((readers.get(sid) ?? 0) > 0) return;
    const rows = store.getState().timelines[sid]?.rows.length ?? 0;
    if (rows > mostRows) {
      store.dispatch({ type: "olderForgotten", conversationSid: sid, keep: keptRows });
    }
  }

  function count(sid: ConversationSid, change: 1 | -1): void {
    readers.set(sid, (readers.get(sid) ?? 0) + change);
  }

  return {
    /** A message came. */
    grown: look,
    /** Somebody reads further up: nothing of it may go away, until the function that this gives is called. */
    hold(sid: ConversationSid): () => void {
      count(sid, 1);
      return () => {
        count(sid, -1);
        look(sid);
      };
    },
  };
}
