import { useCallback, useContext } from "react";
import type { ConversationSid } from "../domain/sids.ts";
import { ChatStoreContext } from "./chatStoreContext.ts";

/** Finds the row of a message that is shown, or of the next one when that message is gone; null when it is not held. */
export function useRowKeyAt(sid: ConversationSid): (index: number) => string | null {
  const chat = useContext(ChatStoreContext);
  return useCallback(
    (index) => {
      const state = chat?.getState();
      const rows = state?.timelines[sid]?.rows ?? [];
      const indexOf = (messageSid: (typeof rows)[number]["messageSid"]) =>
        messageSid === null ? -1 : (state?.messages[messageSid]?.index ?? -1);
      const place = rows.findIndex(({ messageSid }) => indexOf(messageSid) >= index);
      const row = rows[place];
      if (row === undefined) return null;
      // The first row stands for an earlier message only at the beginning of all.
      const isHeld = place > 0 || indexOf(row.messageSid) === index;
      const isBeginning = state?.timelines[sid]?.older === "end";
      return isHeld || isBeginning ? row.key : null;
    },
    [chat, sid],
  );
}
