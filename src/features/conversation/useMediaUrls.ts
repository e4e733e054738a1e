import { useCallback, useEffect, useState } from "react";
import type { ConversationSid, MediaSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";

interface MediaUrls {
  urls: ReadonlyMap<MediaSid, string> | undefined;
  /** The links did not come. */
  failed: boolean;
  /** What the browser cannot show, by a new link neither; the other files of the message are none the worse for it. */
  broken: ReadonlySet<MediaSid>;
  /** Asks for new links, once: a file that is gone for good must not be asked for again and again. */
  reload(item: MediaSid): void;
}

const none: ReadonlySet<MediaSid> = new Set();

/** Links to a message's files while it is on the screen; they die after five minutes, so they are not kept. */
export function useMediaUrls(sid: ConversationSid, messageSid: MessageSid): MediaUrls {
  const { mediaUrls } = useChatCommands();
  const [loaded, setLoaded] = useState<{ urls: MediaUrls["urls"]; attempt: number }>();
  const [failed, setFailed] = useState(false);
  const [broken, setBroken] = useState(none);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    mediaUrls(sid, messageSid).then(
      (urls) => isCurrent && setLoaded({ urls, attempt }),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [mediaUrls, sid, messageSid, attempt]);

  const isSecond = loaded?.attempt === 1;
  const reload = useCallback(
    (item: MediaSid) => {
      if (isSecond) setBroken((before) => new Set(before).add(item));
      else setAttempt(1);
    },
    [isSecond],
  );
  return { urls: loaded?.urls, failed, broken, reload };
}
