import type { Identity } from "../../src/domain/identity.ts";
import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { ParticipantRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { addParticipant } from "./addParticipant.ts";
import type { ServiceContext } from "./context.ts";
import { requireConversation } from "./conversationAccess.ts";
import { ApiError } from "./errors.ts";
import { mapPage, paged } from "./paged.ts";
import { requirePermission } from "./permissions.ts";
import { removeParticipant } from "./removeParticipant.ts";
import type { Membership, Participants } from "./service.ts";
import { updateParticipant } from "./updateParticipant.ts";

export function createParticipants(context: ServiceContext): Participants {
  const { store, roster, transaction } = context;
  return {
    add: (actor, serviceSid, conversation, input) =>
      transaction(() => addParticipant(context, actor, serviceSid, conversation, input), actor),
    get: (conversationSid, sidOrIdentity) =>
      requireParticipant(context, conversationSid, sidOrIdentity),
    find: (conversationSid, sidOrIdentity) =>
      findParticipant(context, conversationSid, sidOrIdentity),
    findMember: (conversationSid, identity) =>
      store.participants.getByIdentity(conversationSid, identity),
    list: (conversationSid, page) => paged(() => store.participants.list(conversationSid, page)),
    update: (actor, serviceSid, sidOrUniqueName, sidOrIdentity, patch) =>
      transaction(() => {
        const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
        requirePermission(context, actor, [], conversation.sid);
        const participant = requireParticipant(context, conversation.sid, sidOrIdentity);
        return updateParticipant(context, conversation, participant, patch);
      }, actor),
    remove: (actor, serviceSid, conversation, sidOrIdentity) =>
      transaction(() => {
        return removeByActor(context, actor, serviceSid, conversation, sidOrIdentity);
      }, actor),
    findByPair: (address, proxyAddress) => store.participants.findByPair(address, proxyAddress),
    ofConversation: (conversationSid) => roster.of(conversationSid),
    conversationsOf: (serviceSid, who, page) =>
      mapPage(
        paged(() =>
          "identity" in who
            ? store.participants.listOfIdentity(serviceSid, who.identity, page)
            : store.participants.listOfAddress(serviceSid, who.address, page),
        ),
        (participant) => membershipOf(context, participant),
      ),
  };
}

/** By sid or chat identity (OpenAPI). */
function findParticipant(
  { store }: ServiceContext,
  conversationSid: ConversationSid,
  sidOrIdentity: string,
): ParticipantRow | undefined {
  if (!isSid("MB", sidOrIdentity)) {
    // Whatever is no identity is found nowhere.
    return store.participants.getByIdentity(conversationSid, sidOrIdentity as Identity);
  }
  const row = store.participants.get(sidOrIdentity);
  return row?.conversationSid === conversationSid ? row : undefined;
}

function requireParticipant(
  context: ServiceContext,
  conversationSid: ConversationSid,
  sidOrIdentity: string,
): ParticipantRow {
  const row = findParticipant(context, conversationSid, sidOrIdentity);
  if (row === undefined) throw new ApiError(50432);
  return row;
}

function membershipOf({ store }: ServiceContext, participant: ParticipantRow): Membership {
  const conversation = store.conversations.get(participant.conversationSid);
  if (conversation === undefined) {
    throw new Error(`Participant ${participant.sid} is in no conversation`);
  }
  const { serviceSid, identity } = participant;
  const user = identity === null ? undefined : store.users.getByIdentity(serviceSid, identity);
  return { participant, conversation, user: user ?? null };
}

function removeByActor(
  context: ServiceContext,
  actor: Actor,
  serviceSid: ServiceSid,
  sidOrUniqueName: string,
  sidOrIdentity: string,
): ParticipantRow {
  const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
  const self = requirePermission(context, actor, [], conversation.sid);
  const participant = requireParticipant(context, conversation.sid, sidOrIdentity);
  const isLeaving = self?.sid === participant.sid;
  const permission = isLeaving ? "leaveConversation" : "removeParticipant";
  requirePermission(context, actor, permission, conversation.sid);
  removeParticipant(context, conversation, participant);
  return participant;
}
