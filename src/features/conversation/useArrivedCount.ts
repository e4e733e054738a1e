import { useState } from "react";
import type { TimelineRow } from "../../store/chatState.ts";

/** How many rows came after the last one that was there when the reader left the end. */
export function useArrivedCount(rows: readonly TimelineRow[], atEnd: boolean): number {
  const lastKey = rows.at(-1)?.key;
  const [seenKey, setSeenKey] = useState(lastKey);
  if (atEnd && seenKey !== lastKey) setSeenKey(lastKey);
  if (atEnd) return 0;
  const seenAt = rows.findLastIndex((row) => row.key === seenKey);
  return seenAt === -1 ? 0 : rows.length - 1 - seenAt;
}
