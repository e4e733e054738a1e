import { useCallback, useContext, useEffect, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { ChatStoreContext } from "../../store/chatStoreContext.ts";
import { newestIndex } from "../../store/timelineSelectors.ts";
import { indexAfter, readHorizon } from "../../store/unread.ts";
import { useConnection } from "../../store/useConnection.ts";
import { createReadFront } from "./readFront.ts";

interface Reading {
  /** To be called with each message that has been on the screen. */
  handleSeen(index: number): void;
  handleJump(): void;
  /** The first of the unread messages that were passed over; null while there are none. */
  passedOver: number | null;
  markAllRead(): void;
}

/** Moves the read horizon on with the reader, and never past a message that was not on the screen. */
export function useReading(sid: ConversationSid): Reading {
  const chat = useContext(ChatStoreContext);
  if (chat === null) throw new Error("useReading needs a ChatStoreProvider above it");
  const { markRead } = useChatCommands();
  const isConnected = useConnection().status === "connected";
  const [front] = useState(() =>
    createReadFront((index) => indexAfter(chat.getState(), sid, index)),
  );
  const [passedOver, setPassedOver] = useState<number | null>(null);

  const handleSeen = useCallback(
    (index: number) => {
      const horizon = readHorizon(chat.getState(), sid);
      const read = front.seen(index, horizon);
      if (read !== null) markRead(sid, read);
      setPassedOver(front.seenFrom() === null ? null : (horizon ?? -1) + 1);
    },
    [chat, front, markRead, sid],
  );
  const handleJump = useCallback(() => {
    front.jumped();
    setPassedOver(null);
  }, [front]);
  const markAllRead = useCallback(() => {
    const last = newestIndex(chat.getState(), sid);
    // Said by the reader, not by the screen.
    front.seen(last, null);
    markRead(sid, last);
    setPassedOver(null);
  }, [chat, front, markRead, sid]);

  // What comes while nobody looks, or all at once after a disconnect, may pass through the view unseen.
  useEffect(() => {
    const handleChange = () => {
      if (document.visibilityState === "hidden") front.jumped();
    };
    document.addEventListener("visibilitychange", handleChange);
    return () => document.removeEventListener("visibilitychange", handleChange);
  }, [front]);
  useEffect(() => {
    if (!isConnected) front.jumped();
  }, [front, isConnected]);

  return { handleSeen, handleJump, passedOver, markAllRead };
}
