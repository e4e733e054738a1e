import type { ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";

/** Takes the conversation out of the person's own map; a phone has none. Must run inside a transaction. */
export function removeMembership(
  { store, emit }: Pick<ServiceContext, "store" | "emit">,
  participant: ParticipantRow,
): void {
  if (participant.identity === null) return;
  const eventId = store.eventIds.next();
  store.tombstones.put({
    kind: "membership",
    owner: participant.identity,
    serviceSid: participant.serviceSid,
    key: participant.conversationSid,
    eventId,
    lastValue: JSON.stringify(participant),
  });
  emit({ type: "membershipRemoved", eventId, participant });
}
