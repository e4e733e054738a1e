import { useCallback, useEffect, useState } from "react";
import type { ConversationSid, MediaSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";

interface MediaUrls {
  urls: ReadonlyMap<MediaSid, string> | undefined;
  failed: boolean;
  /** Asks for new links, once: a file that is gone for good must not be asked for again and again. */
  reload(): void;
}

/** Links to a message's files while it is on the screen; they die after five minutes, so they are not kept. */
export function useMediaUrls(sid: ConversationSid, messageSid: MessageSid): MediaUrls {
  const { mediaUrls } = useChatCommands();
  const [urls, setUrls] = useState<ReadonlyMap<MediaSid, string>>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    mediaUrls(sid, messageSid).then(
      (loaded) => isCurrent && setUrls(loaded),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [mediaUrls, sid, messageSid, attempt]);

  const reload = useCallback(() => {
    if (attempt === 0) setAttempt(1);
    else setFailed(true);
  }, [attempt]);
  return { urls, failed, reload };
}
