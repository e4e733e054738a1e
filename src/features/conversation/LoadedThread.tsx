import { useCallback, useMemo, useRef, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import type { TimelineRow } from "../../store/chatState.ts";
import { useNewerState, useOlderState, useTimelineError } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { JumpToLatest } from "../../ui/JumpToLatest.tsx";
import { VirtualList, type VirtualListHandle } from "../../ui/VirtualList.tsx";
import { HistoryError } from "./HistoryError.tsx";
import { ThreadAnnouncer } from "./ThreadAnnouncer.tsx";
import { ThreadRow } from "./ThreadRow.tsx";
import { ThreadTyping } from "./ThreadTyping.tsx";
import { useArrivedCount } from "./useArrivedCount.ts";
import { useFirstUnread } from "./useFirstUnread.ts";

const estimateHeight = () => 52;

/** Stands before the first message while those before it could not be loaded. */
const errorRow: TimelineRow = { key: "history-error", messageSid: null, clientMessageId: null };

interface LoadedThreadProps {
  sid: ConversationSid;
  rows: readonly TimelineRow[];
}

export function LoadedThread({ sid, rows }: LoadedThreadProps) {
  const texts = useTexts();
  const { loadOlder, loadNewer } = useChatCommands();
  const older = useOlderState(sid);
  const newer = useNewerState(sid);
  const error = useTimelineError(sid);
  const list = useRef<VirtualListHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const firstUnread = useFirstUnread(sid, rows);
  const arrived = useArrivedCount(rows, atEnd);
  const items = useMemo(() => (error === null ? rows : [errorRow, ...rows]), [rows, error]);

  const handleReachStart = useCallback(() => {
    if (older === "more") loadOlder(sid);
  }, [older, loadOlder, sid]);
  const handleReachEnd = useCallback(() => {
    if (newer === "more") loadNewer(sid);
  }, [newer, loadNewer, sid]);

  return (
    <div className="relative flex h-full flex-col">
      <div className="flex min-h-0 flex-1 flex-col">
        <VirtualList
          ref={list}
          items={items}
          getKey={keyOf}
          estimateSize={estimateHeight}
          anchor="end"
          label={texts.thread.messages}
          role="list"
          itemRole="listitem"
          paddingStart={8}
          paddingEnd={14}
          onReachStart={handleReachStart}
          onReachEnd={handleReachEnd}
          onAtEndChange={setAtEnd}
          {...(firstUnread !== null && { initialKey: firstUnread.key })}
          renderItem={(row, index) =>
            row === errorRow && error !== null ? (
              <div className="mx-auto max-w-[860px] px-5 pt-2 max-md:px-4">
                <HistoryError sid={sid} error={error} />
              </div>
            ) : (
              <ThreadRow
                sid={sid}
                row={row}
                previous={messageRow(items[index - 1])}
                next={items[index + 1]}
                unreadCount={row.key === firstUnread?.key ? firstUnread.count : null}
              />
            )
          }
        />
      </div>
      {!atEnd && (
        <div className="absolute right-5 bottom-3">
          <JumpToLatest
            label={
              arrived > 0 ? texts.thread.jumpToLatestCount(arrived) : texts.thread.jumpToLatest
            }
            count={arrived}
            onPress={() => list.current?.scrollToEnd()}
          />
        </div>
      )}
      <ThreadTyping sid={sid} />
      <ThreadAnnouncer rows={rows} />
    </div>
  );
}

function keyOf(row: TimelineRow): string {
  return row.key;
}

function messageRow(row: TimelineRow | undefined): TimelineRow | undefined {
  return row === errorRow ? undefined : row;
}
