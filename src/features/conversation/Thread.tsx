import { useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useIsUnread } from "../../store/useConversations.ts";
import {
  useOlderState,
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

/** The messages of one conversation. Remounted for another one, so that position and divider start anew. */
export function Thread({ sid, target }: ThreadProps) {
  const texts = useTexts();
  const rows = useTimelineRows(sid);
  const older = useOlderState(sid);
  const error = useTimelineError(sid);
  const stage = useThreadStage(sid);
  const isUnread = useIsUnread(sid);
  // What is shown from the last visit keeps its place, unless something unread has come: then the divider needs a new one.
  const [placed, setPlaced] = useState({ stage, turn: 0 });
  if (placed.stage !== stage) {
    setPlaced({ stage, turn: placed.turn + Number(placed.stage === "restored" && isUnread) });
  }

  // Until the newest page is here, live messages alone would give a wrong place for the divider.
  if (rows.length > 0 && stage !== "empty") {
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
