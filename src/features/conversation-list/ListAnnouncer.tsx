import { useState } from "react";
import { messageWords } from "../../domain/messageWords.ts";
import { authorPerson, personLabel } from "../../domain/person.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import type { ChatState } from "../../store/chatState.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import {
  conversationOrder,
  conversationTitle,
  lastMessageSid,
  nobody,
} from "../../store/conversationSelectors.ts";
import { useTexts } from "../../texts/useTexts.ts";

/** Tells screen readers of messages in other conversations than the open one; not of muted ones. */
export function ListAnnouncer({ selected }: { selected: ConversationSid | null }) {
  const { list } = useTexts();
  // What was written before is no news.
  const [since] = useState(Date.now);
  const newest = useChatStore((state) => newestSid(state));
  const words = useChatStore((state) => {
    const message = newest === null ? undefined : state.messages[newest];
    if (message === undefined || message.conversationSid === selected) return null;
    if (message.author === state.me || message.dateCreated < since) return null;
    if (state.conversations[message.conversationSid]?.muted !== false) return null;
    const participants = state.participants[message.conversationSid] ?? nobody;
    const title = conversationTitle(state, message.conversationSid) ?? list.untitled;
    const author = personLabel(authorPerson(message, { ...state, participants }));
    return list.announce(title, author, messageWords(message, list));
  });
  return (
    <div aria-live="polite" className="sr-only">
      {words}
    </div>
  );
}

function newestSid(state: ChatState) {
  const [top] = conversationOrder(state.conversations);
  return top === undefined ? null : lastMessageSid(state, top);
}
