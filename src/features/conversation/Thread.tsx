import { useEffect, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useConnection } from "../../store/useConnection.ts";
import { useHoldsFirstUnread, useIsUnread } from "../../store/useConversations.ts";
import {
  useOlderState,
  type ThreadStage,
  useThreadStage,
  useTimelineError,
  useTimelineRows,
} from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ThreadSkeleton } from "../../ui/ThreadSkeleton.tsx";
import type { GoToTarget } from "./goToMessage.ts";
import { HistoryError } from "./HistoryError.tsx";
import { LoadedThread } from "./LoadedThread.tsx";

interface ThreadProps {
  sid: ConversationSid;
  target: GoToTarget | undefined;
}

/**
 * Whether the thread may be drawn. Without the place where reading stopped, the messages that happen to be held would
 * give a wrong one for the divider and for the opening. Once drawn, it stays: jumps leave that place.
 */
function useIsReady(sid: ConversationSid, stage: ThreadStage): boolean {
  const { openConversation } = useChatCommands();
  const isHeld = useHoldsFirstUnread(sid);
  const isOnline = useConnection().status === "connected";
  const [isOpened, setIsOpened] = useState(false);
  const [wasDrawn, setWasDrawn] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    void openConversation(sid).then(() => isCurrent && setIsOpened(true));
    return () => {
      isCurrent = false;
    };
  }, [openConversation, sid]);

  const isDrawn = stage === "loaded" && (wasDrawn || isHeld || isOpened || !isOnline);
  if (isDrawn && !wasDrawn) setWasDrawn(true);
  return stage === "restored" || isDrawn;
}

/** The messages of one conversation. Remounted for another one, so that position and divider start anew. */
export function Thread({ sid, target }: ThreadProps) {
  const texts = useTexts();
  const rows = useTimelineRows(sid);
  const older = useOlderState(sid);
  const error = useTimelineError(sid);
  const stage = useThreadStage(sid);
  const isUnread = useIsUnread(sid);
  const isReady = useIsReady(sid, stage);
  // What is shown from the last visit keeps its place, unless something unread has come: then the divider needs a new one.
  const [placed, setPlaced] = useState({ stage, turn: 0 });
  if (placed.stage !== stage) {
    setPlaced({ stage, turn: placed.turn + Number(placed.stage === "restored" && isUnread) });
  }

  if (rows.length > 0 && isReady) {
    // What is held from the last visit cannot lead into the history: it has no service behind it yet.
    const reachable = stage === "loaded" ? target : undefined;
    return <LoadedThread key={placed.turn} sid={sid} rows={rows} target={reachable} />;
  }
  if (error !== null) {
    return (
      <div className="mx-auto max-w-[860px] p-5">
        <HistoryError sid={sid} error={error} />
      </div>
    );
  }
  if (older === "end") {
    return (
      <div className="flex h-full">
        <EmptyState title={texts.thread.empty}>{texts.thread.emptySentence}</EmptyState>
      </div>
    );
  }
  return (
    <div className="mx-auto flex h-full max-w-[860px] flex-col">
      <ThreadSkeleton label={texts.thread.loading} />
    </div>
  );
}
