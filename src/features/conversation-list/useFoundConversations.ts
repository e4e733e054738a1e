import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { matchesSearch } from "../../domain/searchText.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import type { ChatState } from "../../store/chatState.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import {
  foundMessages,
  type ListFilter,
  passesFilter,
  titleAndPeople,
} from "../../store/conversationSearch.ts";
import { conversationOrder } from "../../store/conversationSelectors.ts";

interface Found {
  /** Newest activity first. */
  conversations: readonly ConversationSid[];
  /** Messages held here whose text matches; none while nothing is searched. */
  messages: readonly MessageSid[];
}

const noMessages: readonly MessageSid[] = [];

/** What matches both what was typed and every filter. */
export function useFoundConversations(query: string, filters: ReadonlySet<ListFilter>): Found {
  const isSearching = query.trim() !== "";
  const conversations = useChatStore(
    useShallow((state) => {
      const passing = passingAll(state, filters);
      if (!isSearching) return passing;
      return passing.filter((sid) => matchesSearch(titleAndPeople(state, sid), query));
    }),
  );
  const messages = useChatStore(
    useShallow((state) =>
      isSearching ? foundMessages(state, passingAll(state, filters), query) : noMessages,
    ),
  );
  return useMemo(() => ({ conversations, messages }), [conversations, messages]);
}

function passingAll(
  state: ChatState,
  filters: ReadonlySet<ListFilter>,
): readonly ConversationSid[] {
  const all = conversationOrder(state.conversations);
  if (filters.size === 0) return all;
  return all.filter((sid) => [...filters].every((filter) => passesFilter(state, sid, filter)));
}
