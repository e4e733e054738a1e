import { useEffect } from "react";
import type { Message } from "../../domain/entities.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { emptyTimeline } from "../../store/chatState.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { lastMessageSid } from "../../store/conversationSelectors.ts";
import { useConversationSids, useListStatus } from "../../store/useConversations.ts";
import { useMessage } from "../../store/useTimeline.ts";
import { useThrottled } from "../../ui/useThrottled.ts";

export type FoundMessage =
  | { state: "looking" }
  | { state: "missing" }
  | { state: "found"; message: Message };

/** When messages come faster, some are passed over. */
const followMs = 500;

/** The message of a link: pages are read backwards until it comes. Without a sid: the newest of all, whenever it changes. */
export function useFoundMessage(
  sid: MessageSid | null,
  conversationSid: ConversationSid | null,
): FoundMessage {
  const { openConversation, loadOlder } = useChatCommands();
  const [newestConversation] = useThrottled(useConversationSids(), followMs);
  const status = useListStatus();
  const held = useMessage(sid);
  const where =
    conversationSid ?? held?.conversationSid ?? (sid === null ? newestConversation : undefined);
  const newestNow = useChatStore((state) =>
    sid === null && where !== undefined ? lastMessageSid(state, where) : null,
  );
  const newest = useThrottled(newestNow, followMs);
  const newestHeld = useMessage(newest);
  const message = sid === null ? newestHeld : held;
  const isKnown = useChatStore(
    (state) => where !== undefined && state.conversations[where] !== undefined,
  );
  const { older, error } = useChatStore((state) =>
    where === undefined ? emptyTimeline : (state.timelines[where] ?? emptyTimeline),
  );
  const isThere = message !== undefined;

  useEffect(() => {
    // Also for its people: without them nobody has a name or a number.
    if (where !== undefined && isKnown) void openConversation(where);
  }, [where, isKnown, openConversation]);

  useEffect(() => {
    if (where !== undefined && !isThere && older === "more" && sid !== null) loadOlder(where);
  }, [where, isThere, older, sid, loadOlder]);

  if (message !== undefined) return { state: "found", message };
  const isNowhere = status === "ready" && !isKnown;
  return { state: isNowhere || older === "end" || error !== null ? "missing" : "looking" };
}
