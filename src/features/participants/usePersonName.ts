import { type Person, personLabel } from "../../domain/person.ts";
import type { ConversationSid, ParticipantSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { unknownPlace } from "../../store/unknownPlace.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";

/** What somebody is called in Details: a name, a number, or which of the unknown ones. */
export function usePersonName(
  sid: ConversationSid,
  participantSid: ParticipantSid,
  person: Person | undefined,
): string {
  const { details } = useAllTexts();
  const place = useChatStore((state) => unknownPlace(state, sid, participantSid));
  const label = person === undefined ? "" : personLabel(person);
  if (label !== "") return label;
  return place === 0 ? details.unknownPhone : details.unknownPhoneAt(place);
}
