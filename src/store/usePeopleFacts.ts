import { useMemo } from "react";
import type { PeopleFacts } from "../domain/person.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { useChatStore } from "./chatStoreContext.ts";
import { nobody } from "./conversationSelectors.ts";

/** What naming the people of a conversation needs; the same object until one of its parts changes. */
export function usePeopleFacts(conversationSid: ConversationSid | null): PeopleFacts {
  const me = useChatStore((state) => state.me);
  const users = useChatStore((state) => state.users);
  const learnedBindings = useChatStore((state) => state.learnedBindings);
  const contacts = useChatStore((state) => state.contacts);
  const participants = useChatStore((state) =>
    conversationSid === null ? nobody : (state.participants[conversationSid] ?? nobody),
  );
  return useMemo(
    () => ({ me, users, learnedBindings, contacts, participants }),
    [me, users, learnedBindings, contacts, participants],
  );
}
