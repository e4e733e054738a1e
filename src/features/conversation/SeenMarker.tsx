import { useEffect, useRef } from "react";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";

interface SeenMarkerProps {
  sid: ConversationSid;
  messageSid: MessageSid;
}

/** Marks a message as read once its end has been on the screen of a page that is in front. */
export function SeenMarker({ sid, messageSid }: SeenMarkerProps) {
  const unreadIndex = useChatStore((state) => {
    const index = state.messages[messageSid]?.index ?? -1;
    const horizon = state.conversations[sid]?.lastReadMessageIndex ?? -1;
    return index > horizon ? index : null;
  });
  return unreadIndex === null ? null : <UnreadEnd sid={sid} index={unreadIndex} />;
}

function UnreadEnd({ sid, index }: { sid: ConversationSid; index: number }) {
  const { markRead } = useChatCommands();
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (end.current === null) return undefined;
    let isOnScreen = false;
    const markWhenSeen = () => {
      if (isOnScreen && document.visibilityState === "visible") markRead(sid, index);
    };
    const observer = new IntersectionObserver((entries) => {
      isOnScreen = entries.at(-1)?.isIntersecting ?? false;
      markWhenSeen();
    });
    observer.observe(end.current);
    document.addEventListener("visibilitychange", markWhenSeen);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", markWhenSeen);
    };
  }, [markRead, sid, index]);

  return <div ref={end} className="-mt-px h-px" aria-hidden />;
}
