import { useEffect, useState } from "react";
import type { ConversationSid, MediaSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";

/** A short-lived link to one file; undefined until it is here, and when there is none to be had. */
export function useMediaLink(
  sid: ConversationSid,
  messageSid: MessageSid,
  mediaSid: MediaSid,
): string | undefined {
  const { mediaUrls } = useChatCommands();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    mediaUrls(sid, messageSid).then(
      (urls) => isCurrent && setUrl(urls.get(mediaSid)),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [mediaUrls, sid, messageSid, mediaSid]);
  return url;
}
