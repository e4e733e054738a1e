import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { removeMembership } from "./removeMembership.ts";

/** Takes somebody out; their pair is free at once (BIND3). Must run inside a transaction. */
export function removeParticipant(
  context: ServiceContext,
  conversation: ConversationRow,
  participant: ParticipantRow,
): void {
  const { store, roster, emit } = context;
  const { serviceSid, sid: conversationSid } = conversation;
  store.participants.remove(participant.sid);
  store.conversations.update(conversationSid, {
    participantsCount: conversation.participantsCount - 1,
  });
  roster.forget(conversationSid);
  const eventId = store.eventIds.next();
  store.tombstones.put({
    kind: "participant",
    owner: conversationSid,
    serviceSid,
    key: participant.sid,
    eventId,
    lastValue: JSON.stringify(participant),
  });
  emit({ type: "participantRemoved", eventId, participant });
  removeMembership(context, participant);
}
