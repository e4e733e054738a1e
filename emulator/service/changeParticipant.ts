import type { ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";

// What the item in a person's own map of conversations shows (wire protocol 8.1).
const membershipFields = ["lastReadMessageIndex", "notificationLevel"] as const;

/** Writes a change of a participant and tells of it. Must run inside a transaction. */
export function changeParticipant(
  { store, roster, emit }: ServiceContext,
  participant: ParticipantRow,
  patch: Partial<ParticipantRow>,
): ParticipantRow {
  const change = { ...patch };
  // The roster does not show the notification level: a mute alone is nobody else's business.
  const inRoster = Object.keys(patch).some((field) => field !== "notificationLevel");
  const inMembership =
    participant.identity !== null && membershipFields.some((field) => patch[field] !== undefined);
  if (inRoster) change.eventId = store.eventIds.next();
  if (inMembership) change.membershipEventId = store.eventIds.next();
  store.participants.update(participant.sid, change);
  roster.forget(participant.conversationSid);
  const changed = { ...participant, ...change };
  if (inRoster) {
    emit({ type: "participantUpdated", eventId: changed.eventId, participant: changed });
  }
  if (inMembership) {
    const eventId = changed.membershipEventId;
    emit({ type: "membershipUpdated", eventId, participant: changed });
  }
  return changed;
}
