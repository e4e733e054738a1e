import type { ConversationSid } from "../../domain/sids.ts";
import { type GuardedAction, useIsRefused } from "../../store/refusedActions.ts";
import { useConversation } from "../../store/useConversations.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";

/** Why somebody may not do this here; undefined when nothing is known against it. */
export function useForbidden(sid: ConversationSid, action: GuardedAction): string | undefined {
  const { details } = useAllTexts();
  const isRefused = useIsRefused(sid, action);
  const isClosed = useConversation(sid)?.state === "closed";
  if (isRefused) return details.notYourRole;
  return isClosed && action !== "delete" && action !== "leave" ? details.isClosed : undefined;
}
