import { memo } from "react";
import { type LineWords, messageWords } from "../../domain/messageWords.ts";
import { personLabel } from "../../domain/person.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import type { TimelineRow } from "../../store/chatState.ts";
import { usePlacement, useRowAuthor, useSpokenFacts } from "../../store/useTimeline.ts";
import { formatTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { cx } from "../../ui/cx.ts";
import { DayHeader } from "../../ui/DayHeader.tsx";
import { UnreadDivider } from "../../ui/UnreadDivider.tsx";
import { dayLabel } from "./dayLabel.ts";
import { MessageBoundary } from "./MessageBoundary.tsx";
import { MessageFromOther } from "./MessageFromOther.tsx";
import { OutboxRow } from "./OutboxRow.tsx";
import { OwnRow } from "./OwnRow.tsx";
import { SeenMarker } from "./SeenMarker.tsx";

interface ThreadRowProps {
  sid: ConversationSid;
  row: TimelineRow;
  previous: TimelineRow | undefined;
  next: TimelineRow | undefined;
  /** What happened to the conversation stands above it. */
  afterLine: boolean;
  /** Somebody was led to it. */
  highlighted: boolean;
  /** On the first unread message: how many there are. */
  unreadCount: number | null;
  /** It has been on the screen. */
  onSeen(index: number): void;
}

/** One message with what stands above it. Knows only its neighbours, so that a new message draws one row. */
export const ThreadRow = memo(function ThreadRow({ previous, next, ...rest }: ThreadRowProps) {
  const placement = usePlacement(previous, rest.row, next);
  return (
    <MessageBoundary>
      <PlacedRow {...rest} {...placement} />
    </MessageBoundary>
  );
});

type PlacedRowProps = Omit<ThreadRowProps, "previous" | "next"> & ReturnType<typeof usePlacement>;

/** Drawn anew only when its place changes, and not for each new neighbour. */
const PlacedRow = memo(function PlacedRow(props: PlacedRowProps) {
  const { sid, row, afterLine, highlighted, unreadCount, dateCreated, onSeen } = props;
  const texts = useTexts();
  const author = useRowAuthor(row);
  const spoken = useSpokenFacts(row.messageSid);
  if (!author) return null;
  const isOwn = author.kind === "chat" && author.isMe;
  const startsGroup = props.startsGroup || unreadCount !== null || afterLine;
  const place = { joinsAbove: !startsGroup, joinsBelow: !props.endsGroup };

  return (
    <div className="mx-auto max-w-[860px] px-5 max-md:px-4">
      {props.startsDay && <DayHeader label={dayLabel(texts.thread, dateCreated)} />}
      {unreadCount !== null && <UnreadDivider label={texts.thread.newMessages(unreadCount)} />}
      <div
        data-thread-row={row.key}
        role="group"
        aria-label={texts.thread.messageOf(
          personLabel(author) || texts.thread.unknownPhone,
          formatTime(dateCreated),
          spokenText(spoken, texts.list),
        )}
        tabIndex={-1}
        className={cx("rounded-row -outline-offset-2", highlighted && "animate-highlight")}
      >
        {row.messageSid === null ? (
          <OutboxRow clientMessageId={row.clientMessageId} {...place} />
        ) : (
          <>
            {isOwn ? (
              <OwnRow sid={sid} messageSid={row.messageSid} {...place} />
            ) : (
              <MessageFromOther sid={sid} messageSid={row.messageSid} author={author} {...place} />
            )}
            <SeenMarker sid={sid} messageSid={row.messageSid} onSeen={onSeen} />
          </>
        )}
      </div>
    </div>
  );
});

const longestSpoken = 300;

/** What it carries and what it says. */
function spokenText(facts: ReturnType<typeof useSpokenFacts>, words: LineWords): string {
  const text = facts.body.slice(0, longestSpoken);
  if (facts.kind === null) return messageWords({ body: text, media: [] }, words);
  const files = words.files(facts.kind, facts.count, facts.name);
  return text.trim() === "" ? files : `${files}. ${text}`;
}
