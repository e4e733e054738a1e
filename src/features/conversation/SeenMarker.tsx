import { useEffect, useRef } from "react";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";

interface SeenMarkerProps {
  sid: ConversationSid;
  messageSid: MessageSid;
  onSeen(index: number): void;
}

/** Tells of an unread message once its end has been on the screen of a page that is in front. */
export function SeenMarker({ sid, messageSid, onSeen }: SeenMarkerProps) {
  const unreadIndex = useChatStore((state) => {
    const index = state.messages[messageSid]?.index ?? -1;
    const horizon = state.conversations[sid]?.lastReadMessageIndex ?? -1;
    return index > horizon ? index : null;
  });
  return unreadIndex === null ? null : <UnreadEnd index={unreadIndex} onSeen={onSeen} />;
}

function UnreadEnd({ index, onSeen }: { index: number; onSeen(index: number): void }) {
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (end.current === null) return undefined;
    let isOnScreen = false;
    const tellWhenSeen = () => {
      if (isOnScreen && document.visibilityState === "visible") onSeen(index);
    };
    const observer = new IntersectionObserver((entries) => {
      isOnScreen = entries.at(-1)?.isIntersecting ?? false;
      tellWhenSeen();
    });
    observer.observe(end.current);
    document.addEventListener("visibilitychange", tellWhenSeen);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", tellWhenSeen);
    };
  }, [onSeen, index]);

  return <div ref={end} className="-mt-px h-px" aria-hidden />;
}
