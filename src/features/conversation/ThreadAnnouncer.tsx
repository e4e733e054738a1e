import { useState } from "react";
import { messageWords } from "../../domain/messageWords.ts";
import { personLabel } from "../../domain/person.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import {
  useMessage,
  useMessageAuthor,
  useNewestIndex,
  useNewestSid,
} from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";

/** Tells screen readers of each message that comes in while the thread is open; what a page brings was there before. */
export function ThreadAnnouncer({ sid }: { sid: ConversationSid }) {
  const newest = useNewestSid(sid);
  const index = useMessage(newest)?.index ?? -1;
  const newestIndex = useNewestIndex(sid);
  const [since] = useState(newestIndex);
  return (
    <div aria-live="polite" className="sr-only">
      {newest !== null && index > since && <Announcement key={newest} messageSid={newest} />}
    </div>
  );
}

function Announcement({ messageSid }: { messageSid: MessageSid }) {
  const { thread, list } = useTexts();
  const author = useMessageAuthor(messageSid);
  const message = useMessage(messageSid);
  if (!message || !author || (author.kind === "chat" && author.isMe)) return null;
  return <>{thread.announce(personLabel(author), messageWords(message, list))}</>;
}
