import type { RoleSid, ServiceSid } from "../../src/domain/sids.ts";
import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { checkAttributes } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { isCreatorBeforeJoining, refuseClosed, requireConversation } from "./conversationAccess.ts";
import { changeConversation, reactivation } from "./conversationState.ts";
import { ensureUser } from "./ensureUser.ts";
import { ApiError } from "./errors.ts";
import { isOfGroup, refuseMisfit, refuseSameGroup } from "./groupText.ts";
import type { Binding } from "./participantBinding.ts";
import { checkBinding, refusePairInUse } from "./participantBinding.ts";
import { requirePermission, requireServicePermission } from "./permissions.ts";
import { checkRoleSid } from "./roleSid.ts";
import type { ParticipantInput } from "./service.ts";

/**
 * Adds a chat person, a phone or one of a group text. Nothing is sent to a phone that is added (PART5). Must run inside
 * a transaction. `isOneOfMany`: others follow, so whether the group is there already is looked at after them.
 */
export function addParticipant(
  context: ServiceContext,
  actor: Actor,
  serviceSid: ServiceSid,
  sidOrUniqueName: string,
  input: ParticipantInput,
  { isOneOfMany = false } = {},
): ParticipantRow {
  const { store, roster, emit } = context;
  const found = requireConversation(context, serviceSid, sidOrUniqueName);
  const isCreator = requireMayAdd(context, actor, found, input);
  refuseClosed(found);
  const binding = checkBinding(context, input);
  const isPhone = binding.address !== null || binding.projectedAddress !== null;
  if (isPhone && store.messagingServices.get(found.messagingServiceSid) === undefined) {
    throw new ApiError(50373);
  }
  refuseTaken(context, found, binding);
  refuseMisfit(context, roster.of(found.sid), binding);
  refuseOverLimits(context, found, binding);

  const conversation = countUp(context, found);
  const roleSid = roleOf(context, serviceSid, binding, input, isCreator);
  const participant = newParticipant(context, conversation, binding, { ...input, roleSid });
  if (binding.identity !== null) ensureUser(context, serviceSid, binding.identity);
  store.participants.insert(participant);
  roster.forget(conversation.sid);
  if (!isOneOfMany) refuseSameGroup(context, conversation.sid);
  emit({
    type: "participantAdded",
    eventId: participant.eventId,
    participant,
    conversation,
  });
  if (binding.identity !== null) {
    const eventId = participant.membershipEventId;
    emit({ type: "membershipAdded", eventId, participant, conversation });
  }
  return participant;
}

function refuseTaken(
  context: ServiceContext,
  { sid }: ConversationRow,
  { identity, address, proxyAddress }: Binding,
): void {
  if (address !== null && proxyAddress !== null) refusePairInUse(context, address, proxyAddress);
  if (identity === null) return;
  if (context.store.participants.getByIdentity(sid, identity) !== undefined) {
    throw new ApiError(50433);
  }
}

/** A posted role, else the service's; the phones and bare numbers of a group have none (behaviour 2.1). */
function roleOf(
  context: ServiceContext,
  serviceSid: ServiceSid,
  binding: Binding,
  { roleSid }: ParticipantInput,
  isCreator: boolean,
): RoleSid | null {
  if (roleSid !== undefined) return checkRoleSid(context, serviceSid, "conversation", roleSid);
  if (binding.identity === null && isOfGroup(binding)) return null;
  const { creatorRoleSid, conversationRoleSid } = context.services.of(serviceSid);
  return isCreator ? creatorRoleSid : conversationRoleSid;
}

/** True for somebody who joins what they have made (ROLE1). */
function requireMayAdd(
  context: ServiceContext,
  actor: Actor,
  conversation: ConversationRow,
  input: ParticipantInput,
): boolean {
  // Creating does not make a member; the creator joins next (MEM2).
  const joins = actor.kind === "sdk" && input.identity === actor.identity;
  if (joins && isCreatorBeforeJoining(context, conversation, actor.identity)) {
    requireServicePermission(context, actor, "joinConversation");
    return true;
  }
  const permission = input.identity === undefined ? "addNonChatParticipant" : "addParticipant";
  requirePermission(context, actor, permission, conversation.sid);
  return false;
}

function refuseOverLimits(
  { store, roster, limits }: ServiceContext,
  conversation: ConversationRow,
  binding: Binding,
): void {
  const present = roster.of(conversation.sid);
  if (present.length >= limits.participantsPerConversation) throw new ApiError(50417);
  if (binding.identity !== null) {
    const { serviceSid } = conversation;
    const open = store.participants.countOpenOfIdentity(serviceSid, binding.identity);
    if (open >= limits.conversationsPerIdentity) throw new ApiError(50214);
    return;
  }
  const phones = present.filter((participant) => participant.identity === null).length;
  if (phones >= limits.nonChatPerConversation) throw new ApiError(50418);
}

/** Counts the newcomer, and wakes an inactive conversation (STATE3). */
function countUp(context: ServiceContext, conversation: ConversationRow): ConversationRow {
  const change = { participantsCount: conversation.participantsCount + 1 };
  if (conversation.state === "inactive") {
    const now = context.clock.now();
    return changeConversation(context, conversation, {
      ...change,
      ...reactivation(conversation, now),
      dateUpdated: now,
    });
  }
  context.store.conversations.update(conversation.sid, change);
  return { ...conversation, ...change };
}

function newParticipant(
  { store, ids, clock, limits }: ServiceContext,
  conversation: ConversationRow,
  binding: Binding,
  input: Omit<ParticipantInput, "roleSid"> & { roleSid: RoleSid | null },
): ParticipantRow {
  const attributes = checkAttributes(input.attributes ?? "{}", limits.participantAttributesBytes);
  const dateCreated = input.dateCreated ?? clock.now();
  const eventId = store.eventIds.next();
  // The person's own map names what must be readable by then: its id comes last.
  const membershipEventId = store.eventIds.next();
  return {
    sid: ids.sid("MB"),
    conversationSid: conversation.sid,
    serviceSid: conversation.serviceSid,
    ...binding,
    attributes,
    roleSid: input.roleSid,
    lastReadMessageIndex: null,
    lastReadTimestamp: null,
    notificationLevel: "default",
    dateCreated,
    dateUpdated: input.dateUpdated ?? dateCreated,
    addedEventId: eventId,
    eventId,
    membershipAddedEventId: membershipEventId,
    membershipEventId,
  };
}
