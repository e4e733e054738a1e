import { chatPerson } from "../../domain/person.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { nobody } from "../../store/conversationSelectors.ts";
import { formatList } from "../../texts/locale.ts";

/** Names of the other people in chat who have read up to that message, as a list in words; empty when nobody has. */
export function useReaderNames(sid: ConversationSid, index: number): string {
  return useChatStore((state) => {
    const names = Object.values(state.participants[sid] ?? nobody)
      .filter(({ lastReadMessageIndex }) => (lastReadMessageIndex ?? -1) >= index)
      .flatMap(({ identity }) =>
        identity === null || identity === state.me ? [] : [chatPerson(identity, state)],
      )
      .map((person) => (person.kind === "chat" ? person.name : ""));
    return formatList(names);
  });
}
