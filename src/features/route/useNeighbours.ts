import { useEffect } from "react";
import type { Message } from "../../domain/entities.ts";
import { useChatCommands } from "../../session/commands.ts";
import type { TimelineRow } from "../../store/chatState.ts";
import {
  useMessage,
  useNewerState,
  useOlderState,
  useTimelineRows,
} from "../../store/useTimeline.ts";

interface Neighbours {
  earlier: Message | undefined;
  later: Message | undefined;
}

/** The messages before and after one in its conversation; more are loaded before the end is reached. */
export function useNeighbours({ sid, conversationSid }: Message): Neighbours {
  const { loadOlder, loadNewer } = useChatCommands();
  const rows = useTimelineRows(conversationSid);
  const older = useOlderState(conversationSid);
  const newer = useNewerState(conversationSid);
  const place = rows.findIndex((row) => row.messageSid === sid);
  const isAtStart = place === 0;
  const isAtEnd = place === rows.length - 1;

  useEffect(() => {
    if (isAtStart && older === "more") loadOlder(conversationSid);
  }, [isAtStart, older, loadOlder, conversationSid]);
  useEffect(() => {
    if (isAtEnd && newer === "more") loadNewer(conversationSid);
  }, [isAtEnd, newer, loadNewer, conversationSid]);

  return { earlier: useRowMessage(rows[place - 1]), later: useRowMessage(rows[place + 1]) };
}

function useRowMessage(row: TimelineRow | undefined): Message | undefined {
  return useMessage(row?.messageSid ?? null);
}
