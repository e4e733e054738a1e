import type { Message } from "../domain/entities.ts";
import { participantPerson, personLabel } from "../domain/person.ts";
import { matchesSearch } from "../domain/searchText.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import { channelCounts, conversationTitle, isUnread, nobody } from "./conversationSelectors.ts";

export type ListFilter = "unread" | "sms" | "whatsapp" | "closed";

export function passesFilter(state: ChatState, sid: ConversationSid, filter: ListFilter): boolean {
  switch (filter) {
    case "unread":
      return isUnread(state, sid);
    case "closed":
      return state.conversations[sid]?.state === "closed";
    case "sms":
    case "whatsapp":
      return channelCounts(state.participants[sid] ?? nobody)[filter] > 0;
  }
}

/** Title and people with their numbers, a line each. */
export function titleAndPeople(state: ChatState, sid: ConversationSid): string {
  const participants = state.participants[sid] ?? nobody;
  const facts = { ...state, participants };
  const people = Object.values(participants).flatMap((participant) => {
    const person = participantPerson(participant, facts);
    const number = person.kind === "phone" ? person.address : null;
    return number === null ? [personLabel(person)] : [personLabel(person), number];
  });
  return [conversationTitle(state, sid) ?? "", ...people].join("\n");
}

/** A long thread must not fill the list with its hits. */
const mostHits = 50;
const mostHitsInOne = 5;

/** Messages held here whose text matches, newest first, of those conversations. */
export function foundMessages(
  state: ChatState,
  sids: readonly ConversationSid[],
  query: string,
): readonly MessageSid[] {
  const found: Message[] = [];
  for (const sid of sids) {
    const rows = state.timelines[sid]?.rows ?? [];
    let inThis = 0;
    for (const { messageSid } of rows.toReversed()) {
      const message = messageSid === null ? undefined : state.messages[messageSid];
      if (message === undefined || !matchesSearch(message.body ?? "", query)) continue;
      found.push(message);
      inThis += 1;
      if (inThis === mostHitsInOne) break;
    }
  }
  return found
    .toSorted((a, b) => b.dateCreated - a.dateCreated)
    .slice(0, mostHits)
    .map(({ sid }) => sid);
}
