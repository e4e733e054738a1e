import type { Message } from "../domain/entities.ts";
import { participantPerson, personLabel } from "../domain/person.ts";
import { matchesSearch } from "../domain/searchText.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import { channelCounts, conversationTitle, nobody } from "./conversationSelectors.ts";
import { isUnread } from "./unread.ts";

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
  return sids
    .flatMap((sid) => hitsIn(state, sid, query, mostHitsInOne))
    .toSorted((a, b) => b.dateCreated - a.dateCreated)
    .slice(0, mostHits)
    .map(({ sid }) => sid);
}

/** The same in one conversation. */
export function foundIn(
  state: ChatState,
  sid: ConversationSid,
  query: string,
): readonly MessageSid[] {
  return hitsIn(state, sid, query, mostHits).map((message) => message.sid);
}

function hitsIn(state: ChatState, sid: ConversationSid, query: string, most: number): Message[] {
  const found: Message[] = [];
  for (const { messageSid } of (state.timelines[sid]?.rows ?? []).toReversed()) {
    const message = messageSid === null ? undefined : state.messages[messageSid];
    if (message === undefined || !matchesSearch(message.body ?? "", query)) continue;
    found.push(message);
    if (found.length === most) break;
  }
  return found;
}
