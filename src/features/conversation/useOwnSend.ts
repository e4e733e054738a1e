import { useEffect, useEffectEvent, useRef } from "react";
import type { TimelineRow } from "../../store/chatState.ts";

/** Whoever sends wants to see it, wherever in the history they were reading. */
export function useOwnSend(rows: readonly TimelineRow[], onSend: () => void): void {
  const lastKey = rows.findLast(({ messageSid }) => messageSid === null)?.key;
  const toldKey = useRef(lastKey);
  const tell = useEffectEvent(onSend);
  useEffect(() => {
    if (lastKey === undefined || lastKey === toldKey.current) return;
    toldKey.current = lastKey;
    tell();
  }, [lastKey]);
}
