import { useShallow } from "zustand/react/shallow";
import { participantPerson, personLabel } from "../../domain/person.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import type { ChatState } from "../../store/chatState.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import {
  channelCounts,
  conversationOrder,
  conversationTitle,
  isUnread,
  nobody,
} from "../../store/conversationSelectors.ts";
import { matchesSearch } from "./searchText.ts";

export type ListFilter = "unread" | "sms" | "whatsapp";

/** Conversations that match what was typed and every filter, newest activity first. */
export function useFoundConversations(
  query: string,
  filters: ReadonlySet<ListFilter>,
): readonly ConversationSid[] {
  const isSearching = query.trim() !== "";
  return useChatStore(
    useShallow((state) => {
      const all = conversationOrder(state.conversations);
      if (!isSearching && filters.size === 0) return all;
      return all.filter(
        (sid) =>
          [...filters].every((filter) => passes(state, sid, filter)) &&
          (!isSearching || matchesSearch(searchedText(state, sid), query)),
      );
    }),
  );
}

function passes(state: ChatState, sid: ConversationSid, filter: ListFilter): boolean {
  return filter === "unread"
    ? isUnread(state, sid)
    : channelCounts(state.participants[sid] ?? nobody)[filter] > 0;
}

/** Title, people with their numbers, and the messages held here; a line each. */
function searchedText(state: ChatState, sid: ConversationSid): string {
  const participants = state.participants[sid] ?? nobody;
  const facts = { ...state, participants };
  const people = Object.values(participants).flatMap((participant) => {
    const person = participantPerson(participant, facts);
    const number = person.kind === "phone" ? person.address : null;
    return number === null ? [personLabel(person)] : [personLabel(person), number];
  });
  const messages = (state.timelines[sid]?.rows ?? []).map((row) =>
    row.messageSid === null ? "" : (state.messages[row.messageSid]?.body ?? ""),
  );
  return [conversationTitle(state, sid) ?? "", ...people, ...messages].join("\n");
}
