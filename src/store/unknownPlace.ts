import { participantPerson, personLabel } from "../domain/person.ts";
import type { ConversationSid, ParticipantSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import { nobody, participantOrder } from "./conversationSelectors.ts";

/**
 * Which of the people without name and number somebody is, from 1; 0 for one who is alone in that or has either. The
 * service need not tell the numbers of a group text, and two who look the same could be taken for each other.
 */
export function unknownPlace(
  state: ChatState,
  sid: ConversationSid,
  participantSid: ParticipantSid,
): number {
  const participants = state.participants[sid] ?? nobody;
  const facts = { ...state, participants };
  const unknown = participantOrder(participants).filter(
    (participant) => personLabel(participantPerson(participant, facts)) === "",
  );
  return unknown.length < 2 ? 0 : unknown.findIndex((each) => each.sid === participantSid) + 1;
}
