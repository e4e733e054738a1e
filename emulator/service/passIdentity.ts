import type { Identity } from "../../src/domain/identity.ts";
import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import { changeParticipant } from "./changeParticipant.ts";
import type { ServiceContext } from "./context.ts";
import { ensureUser } from "./ensureUser.ts";
import { ApiError } from "./errors.ts";
import { removeMembership } from "./removeMembership.ts";

/**
 * Gives a place in a group to another person: the number stays, who stands behind it changes (GROUP5). The one before
 * loses the conversation, the new one gets it. Must run inside a transaction.
 */
export function passIdentity(
  context: ServiceContext,
  conversation: ConversationRow,
  participant: ParticipantRow,
  identity: Identity,
  change: Partial<ParticipantRow>,
): ParticipantRow {
  const { store, services, limits, emit } = context;
  const { serviceSid } = conversation;
  if (
    store.participants.countOpenOfIdentity(serviceSid, identity) >= limits.conversationsPerIdentity
  ) {
    throw new ApiError(50214);
  }
  removeMembership(context, participant);
  ensureUser(context, serviceSid, identity);
  const roleSid = participant.roleSid ?? services.of(serviceSid).conversationRoleSid;
  const changed = changeParticipant(
    context,
    // The new person's own map is told below, as of somebody who joins.
    { ...participant, identity: null },
    { roleSid, lastReadMessageIndex: null, lastReadTimestamp: null, ...change, identity },
  );
  const membershipEventId = store.eventIds.next();
  const membership = { membershipAddedEventId: membershipEventId, membershipEventId };
  store.participants.update(participant.sid, membership);
  context.roster.forget(conversation.sid);
  const joined = { ...changed, ...membership };
  const eventId = membershipEventId;
  emit({ type: "membershipAdded", eventId, participant: joined, conversation });
  return joined;
}
