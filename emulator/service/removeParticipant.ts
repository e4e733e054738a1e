import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";

/** Takes somebody out; their pair is free at once (BIND3). Must run inside a transaction. */
export function removeParticipant(
  { store, roster, emit }: ServiceContext,
  conversation: ConversationRow,
  participant: ParticipantRow,
): void {
  const { serviceSid, sid: conversationSid } = conversation;
  const lastValue = JSON.stringify(participant);
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
    lastValue,
  });
  emit({ type: "participantRemoved", eventId, participant });
  if (participant.identity === null) return;
  const membershipEventId = store.eventIds.next();
  store.tombstones.put({
    kind: "membership",
    owner: participant.identity,
    serviceSid,
    key: conversationSid,
    eventId: membershipEventId,
    lastValue,
  });
  emit({ type: "membershipRemoved", eventId: membershipEventId, participant });
}
