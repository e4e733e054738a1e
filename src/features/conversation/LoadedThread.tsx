import { useCallback, useMemo, useRef, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import type { TimelineRow } from "../../store/chatState.ts";
import type { ThreadItem } from "../../store/systemLines.ts";
import { useArrivedCount } from "../../store/useArrivedCount.ts";
import { useFirstUnread } from "../../store/useFirstUnread.ts";
import { useThreadItems } from "../../store/useThreadItems.ts";
import { useNewerState, useOlderState, useTimelineError } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { JumpToLatest } from "../../ui/JumpToLatest.tsx";
import { UnreadAbove } from "../../ui/UnreadAbove.tsx";
import { VirtualList, type VirtualListHandle } from "../../ui/VirtualList.tsx";
import { EditAway } from "./EditAway.tsx";
import { type GoToTarget, useGoToMessage } from "./goToMessage.ts";
import { HistoryError } from "./HistoryError.tsx";
import { StickyDay } from "./StickyDay.tsx";
import { ThreadAnnouncer } from "./ThreadAnnouncer.tsx";
import { ThreadRow } from "./ThreadRow.tsx";
import { ThreadSystemLine } from "./ThreadSystemLine.tsx";
import { ThreadTyping } from "./ThreadTyping.tsx";
import { useGoing } from "./useGoing.ts";
import { useHeldThread } from "./useHeldThread.ts";
import { useOwnSend } from "./useOwnSend.ts";
import { useReading } from "./useReading.ts";
import { useThreadKeys } from "./useThreadKeys.ts";

const estimateHeight = () => 52;

/** Stands before the first message while those before it could not be loaded. */
const errorRow: ThreadItem = { key: "history-error", messageSid: null, clientMessageId: null };

interface LoadedThreadProps {
  sid: ConversationSid;
  rows: readonly TimelineRow[];
  target: GoToTarget | undefined;
}

export function LoadedThread({ sid, rows, target }: LoadedThreadProps) {
  const texts = useTexts();
  const { loadOlder, loadNewer } = useChatCommands();
  const older = useOlderState(sid);
  const newer = useNewerState(sid);
  const error = useTimelineError(sid);
  const list = useRef<VirtualListHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [top, setTop] = useState<ThreadItem>();
  const firstUnread = useFirstUnread(sid);
  const arrived = useArrivedCount(sid, atEnd && newer === "end");
  const { handleSeen, handleJump, passedOver, markAllRead } = useReading(sid);
  useHeldThread(sid, atEnd);
  const goTo = useGoToMessage();
  // Further up, what waits to be sent has no place: it comes after messages that are not shown.
  const shown = useMemo(
    () => (newer === "end" ? rows : rows.filter(({ messageSid }) => messageSid !== null)),
    [rows, newer],
  );
  const threadItems = useThreadItems(sid, shown);
  const items = useMemo(
    () => (error === null ? threadItems : [errorRow, ...threadItems]),
    [threadItems, error],
  );
  const { place, highlighted, goToLatest } = useGoing({
    sid,
    target,
    list,
    reachesEnd: newer === "end",
    onJump: handleJump,
  });
  const handleKeyDown = useThreadKeys(list, items, handleJump);
  useOwnSend(rows, goToLatest);

  const handleReachStart = useCallback(() => loadOlder(sid), [loadOlder, sid]);
  const handleReachEnd = useCallback(() => loadNewer(sid), [loadNewer, sid]);

  const renderItem = (item: ThreadItem, index: number) => {
    if (item === errorRow && error !== null) {
      return (
        <div className="mx-auto max-w-[860px] px-5 pt-2 max-md:px-4">
          <HistoryError sid={sid} error={error} />
        </div>
      );
    }
    if (item.line !== undefined) return <ThreadSystemLine sid={sid} fact={item.line.fact} />;
    return (
      <ThreadRow
        sid={sid}
        row={item}
        previous={neighbour(items, index, -1)}
        next={neighbour(items, index, 1)}
        afterLine={items[index - 1]?.line !== undefined}
        highlighted={item.key === highlighted}
        unreadCount={item.key === firstUnread?.key ? firstUnread.count : null}
        onSeen={handleSeen}
      />
    );
  };

  return (
    <div className="@container/thread relative flex h-full flex-col">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the rows, which take the focus */}
      <div className="flex min-h-0 flex-1 flex-col" onKeyDown={handleKeyDown}>
        <VirtualList
          key={place.generation}
          ref={list}
          items={items}
          getKey={keyOf}
          estimateSize={estimateHeight}
          anchor="end"
          follow={newer === "end"}
          label={texts.thread.messages}
          role="list"
          itemRole="listitem"
          paddingStart={8}
          paddingEnd={14}
          onReachStart={older === "more" ? handleReachStart : undefined}
          onReachEnd={newer === "more" ? handleReachEnd : undefined}
          onAtEndChange={setAtEnd}
          onTopItemChange={setTop}
          {...(place.key !== null
            ? { initialKey: place.key, initialAlign: "center" as const }
            : place.generation === 0 && firstUnread !== null && { initialKey: firstUnread.key })}
          renderItem={renderItem}
        />
      </div>
      {/* It would lie on the words of the divider, where the thread opens. */}
      {top && top.key !== firstUnread?.key && passedOver === null && (
        <StickyDay item={top} previous={neighbour(items, items.indexOf(top), -1)} />
      )}
      {passedOver !== null && (
        <div className="absolute inset-x-3 top-2 flex justify-center">
          <UnreadAbove
            label={texts.thread.unreadAbove}
            dismissLabel={texts.thread.markRead}
            onGo={() => goTo(passedOver)}
            onDismiss={markAllRead}
          />
        </div>
      )}
      {(!atEnd || newer !== "end") && (
        <div className="absolute end-5 bottom-3">
          <JumpToLatest
            label={
              arrived > 0 ? texts.thread.jumpToLatestCount(arrived) : texts.thread.jumpToLatest
            }
            count={arrived}
            onPress={goToLatest}
          />
        </div>
      )}
      <EditAway sid={sid} />
      <ThreadTyping sid={sid} />
      <ThreadAnnouncer sid={sid} />
    </div>
  );
}

function keyOf(item: ThreadItem): string {
  return item.key;
}

/** The next message in that direction; lines between do not count. */
function neighbour(
  items: readonly ThreadItem[],
  index: number,
  step: 1 | -1,
): ThreadItem | undefined {
  let at = index + step;
  while (items[at]?.line !== undefined) at += step;
  const item = items[at];
  return item === errorRow ? undefined : item;
}
