import { useState } from "react";
import { personLabel } from "../../domain/person.ts";
import type { TimelineRow } from "../../store/chatState.ts";
import { useMessage, useRowAuthor } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";

/** Tells screen readers of each message that comes in while the thread is open. */
export function ThreadAnnouncer({ rows }: { rows: readonly TimelineRow[] }) {
  const last = rows.at(-1);
  const [firstKey] = useState(last?.key);
  return (
    <div aria-live="polite" className="sr-only">
      {last && last.key !== firstKey && <Announcement key={last.key} row={last} />}
    </div>
  );
}

function Announcement({ row }: { row: TimelineRow }) {
  const { thread } = useTexts();
  const author = useRowAuthor(row);
  const message = useMessage(row.messageSid);
  if (!message || !author || (author.kind === "chat" && author.isMe)) return null;
  const text = message.body ?? (message.media.length > 0 ? thread.file : "");
  return <>{thread.announce(personLabel(author), text)}</>;
}
