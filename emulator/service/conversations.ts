import type { ServiceSid } from "../../src/domain/sids.ts";
import type { ConversationRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { actorName } from "./actor.ts";
import type { ServiceContext } from "./context.ts";
import {
  findConversation,
  isCreatorBeforeJoining,
  refuseClosed,
  requireConversation,
  requireMember,
} from "./conversationAccess.ts";
import { checkConversationFields } from "./conversationFields.ts";
import { changeConversation, checkState } from "./conversationState.ts";
import { createWithParticipants } from "./createWithParticipants.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { insertConversation } from "./insertConversation.ts";
import { paged } from "./paged.ts";
import { requirePermission, requireServicePermission } from "./permissions.ts";
import { removeMembership } from "./removeMembership.ts";
import type { ConversationInput, Conversations } from "./service.ts";

export function createConversations(context: ServiceContext): Conversations {
  const { store, transaction } = context;
  return {
    create: (actor, serviceSid, input) =>
      transaction(() => {
        requireServicePermission(context, actor, "createConversation");
        return insertConversation(context, actorName(actor), serviceSid, input);
      }, actor),
    get: (serviceSid, conversation) => requireConversation(context, serviceSid, conversation),
    find: (serviceSid, conversation) => findConversation(context, serviceSid, conversation),
    list: (serviceSid, filter, page) =>
      paged(() => store.conversations.list(serviceSid, filter, page)),
    createWithParticipants: (actor, serviceSid, input, people) =>
      createWithParticipants(context, actor, serviceSid, input, people),
    update: (actor, serviceSid, conversation, patch) =>
      transaction(() => updateConversation(context, actor, serviceSid, conversation, patch), actor),
    remove: (actor, serviceSid, conversation) =>
      transaction(() => removeConversation(context, actor, serviceSid, conversation), actor),
    requireMember: (conversationSid, identity) => requireMember(context, conversationSid, identity),
    requireReadable(serviceSid, sidOrUniqueName, identity) {
      const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
      const participant = store.participants.getByIdentity(conversation.sid, identity) ?? null;
      if (participant === null && !isCreatorBeforeJoining(context, conversation, identity)) {
        throw new ApiError(50430);
      }
      return { conversation, participant };
    },
  };
}

function updateConversation(
  context: ServiceContext,
  actor: Actor,
  serviceSid: ServiceSid,
  sidOrUniqueName: string,
  patch: ConversationInput,
): ConversationRow {
  const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
  const { attributes, ...others } = patch;
  if (Object.values(others).some((value) => value !== undefined)) {
    requirePermission(context, actor, "editConversationName", conversation.sid);
  }
  if (attributes !== undefined) {
    requirePermission(context, actor, "editConversationAttributes", conversation.sid);
  }
  requirePermission(context, actor, [], conversation.sid);
  refuseEmptyPatch(patch);
  refuseClosed(conversation);
  const state = patch.state === undefined ? conversation.state : checkState(patch.state);
  const fields = checkConversationFields(context, serviceSid, patch, conversation);
  const now = context.clock.now();
  return changeConversation(context, conversation, {
    dateUpdated: now,
    activityAt: now,
    ...fields,
    ...(state === conversation.state ? {} : { state, stateUpdated: now }),
  });
}

/** Must run inside a transaction. */
export function removeConversation(
  context: ServiceContext,
  actor: Actor,
  serviceSid: ServiceSid,
  sidOrUniqueName: string,
): ConversationRow {
  const { store, roster, emit } = context;
  const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
  const { sid } = conversation;
  requirePermission(context, actor, "deleteConversation", sid);
  const participants = roster.of(sid);
  const mediaSids = store.media.ofConversation(sid).map((row) => row.sid);
  const webhooks = store.scopedWebhooks.ofConversation(sid);

  // People first: a client lets the conversation go when the item in its own map goes (wire protocol 11).
  for (const participant of participants) removeMembership(context, participant);
  store.receipts.removeOfConversation(sid);
  store.messages.removeOfConversation(sid);
  store.media.removeOfConversation(sid);
  store.participants.removeOfConversation(sid);
  store.scopedWebhooks.removeOfConversation(sid);
  store.conversations.remove(sid);
  roster.forget(sid);
  const eventId = store.eventIds.next();
  const lastValue = JSON.stringify(conversation);
  store.tombstones.put({
    kind: "conversation",
    owner: sid,
    serviceSid,
    key: sid,
    eventId,
    lastValue,
  });
  emit({ type: "conversationRemoved", eventId, conversation, webhooks });
  if (mediaSids.length > 0) emit({ type: "mediaRemoved", mediaSids });
  return conversation;
}
