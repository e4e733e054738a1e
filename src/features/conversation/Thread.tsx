import { useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useOlderState, useTimelineError, useTimelineRows } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ThreadSkeleton } from "../../ui/ThreadSkeleton.tsx";
import { HistoryError } from "./HistoryError.tsx";
import { LoadedThread } from "./LoadedThread.tsx";

/** The messages of one conversation. Remounted for another one, so that position and divider start anew. */
export function Thread({ sid }: { sid: ConversationSid }) {
  const texts = useTexts();
  const rows = useTimelineRows(sid);
  const older = useOlderState(sid);
  const error = useTimelineError(sid);
  // Until the newest page is here, live messages alone would give a wrong place for the divider.
  const [opened, setOpened] = useState(false);
  if (!opened && (older === "more" || older === "end")) setOpened(true);

  if (rows.length > 0 && opened) return <LoadedThread sid={sid} rows={rows} />;
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
