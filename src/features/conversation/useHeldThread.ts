import { useEffect } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";

/** Of a long thread nothing goes away above the reader; at its end, what is far above may. */
export function useHeldThread(sid: ConversationSid, atEnd: boolean): void {
  const { holdThread } = useChatCommands();
  useEffect(() => (atEnd ? undefined : holdThread(sid)), [sid, atEnd, holdThread]);
}
