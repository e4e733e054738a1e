import { type PersonFace, personFace } from "../../domain/personFace.ts";
import type { ConversationSid, ParticipantSid } from "../../domain/sids.ts";
import { useParticipantPerson, useParticipantSids } from "../../store/usePeople.ts";

/** The faces of a conversation: the only other person, or a phone and somebody in chat; without people its initials. */
export function useFaces(sid: ConversationSid, title: string | null): readonly PersonFace[] {
  const [me, ...others] = useParticipantSids(sid);
  // The order is me, chat people, phones: the ends of the others are a phone and a chat person, if there are both.
  const first = useFace(sid, others.at(-1) ?? me);
  const second = useFace(sid, others.length > 1 ? others[0] : undefined);
  const faces = [first, second].filter((face) => face !== undefined);
  return faces.length > 0 ? faces : [{ kind: "person", name: title ?? "", identity: sid }];
}

function useFace(
  conversationSid: ConversationSid,
  participantSid: ParticipantSid | undefined,
): PersonFace | undefined {
  const person = useParticipantPerson(conversationSid, participantSid);
  return person && personFace(person);
}
