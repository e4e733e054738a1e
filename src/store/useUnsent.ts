import { useContext } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { ChatStoreContext, useChatStore } from "./chatStoreContext.ts";
import { composingOf, useComposingFiles } from "./composing.ts";
import { leftBehind, type Unsent, unsent, wordsLeft } from "./unsent.ts";

/** Of a conversation, in the order of sending. */
export function useOutboxIds(sid: ConversationSid): readonly ClientMessageId[] {
  return useChatStore(
    useShallow((state) =>
      (state.outboxRows[sid] ?? []).flatMap(({ clientMessageId }) => clientMessageId ?? []),
    ),
  );
}

/** Conversations that one is no longer in and that hold words of one's own. */
export function useLeftBehind(): readonly ConversationSid[] {
  const files = useComposingFiles();
  return useChatStore(useShallow((state) => leftBehind(state, { files })));
}

export function useWordsLeft(sid: ConversationSid): string {
  return useChatStore((state) => wordsLeft(state, sid));
}

/** Reads at the moment of the call what somebody wrote that nobody has got. */
export function useReadUnsent(): () => Unsent {
  const chat = useContext(ChatStoreContext);
  if (chat === null) throw new Error("useReadUnsent needs a ChatStoreProvider above it");
  return () => unsent(chat.getState(), composingOf(chat).getState());
}
