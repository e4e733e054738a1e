import { memo } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import type { TimelineRow } from "../../store/chatState.ts";
import { usePlacement, useRowAuthor } from "../../store/useTimeline.ts";
import { daysBetween, formatDay } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { DayHeader } from "../../ui/DayHeader.tsx";
import { UnreadDivider } from "../../ui/UnreadDivider.tsx";
import { MessageFromOther } from "./MessageFromOther.tsx";
import { OutboxRow } from "./OutboxRow.tsx";
import { OwnRow } from "./OwnRow.tsx";
import { SeenMarker } from "./SeenMarker.tsx";

interface ThreadRowProps {
  sid: ConversationSid;
  row: TimelineRow;
  previous: TimelineRow | undefined;
  next: TimelineRow | undefined;
  /** On the first unread message: how many there are. */
  unreadCount: number | null;
}

/** One message with what stands above it. Knows only its neighbours, so that a new message draws one row. */
export const ThreadRow = memo(function ThreadRow(props: ThreadRowProps) {
  const { sid, row, previous, next, unreadCount } = props;
  const texts = useTexts();
  const placement = usePlacement(previous, row, next);
  const author = useRowAuthor(row);
  if (!author) return null;
  const isOwn = author.kind === "chat" && author.isMe;
  const startsGroup = placement.startsGroup || unreadCount !== null;
  const place = { joinsAbove: !startsGroup, joinsBelow: !placement.endsGroup };

  return (
    <div className="mx-auto max-w-[860px] px-5 max-md:px-4">
      {placement.startsDay && <DayHeader label={dayLabel(texts.thread, placement.dateCreated)} />}
      {unreadCount !== null && <UnreadDivider label={texts.thread.newMessages(unreadCount)} />}
      {row.messageSid === null ? (
        <OutboxRow clientMessageId={row.clientMessageId} {...place} />
      ) : (
        <>
          {isOwn ? (
            <OwnRow sid={sid} messageSid={row.messageSid} {...place} />
          ) : (
            <MessageFromOther sid={sid} messageSid={row.messageSid} author={author} {...place} />
          )}
          <SeenMarker sid={sid} messageSid={row.messageSid} />
        </>
      )}
    </div>
  );
});

function dayLabel(words: { today: string; yesterday: string }, dateCreated: number): string {
  switch (daysBetween(dateCreated)) {
    case 0:
      return words.today;
    case 1:
      return words.yesterday;
    default:
      return formatDay(dateCreated);
  }
}
