import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import { checkAttributes } from "./attributes.ts";
import { bindingChange } from "./bindingChange.ts";
import { changeParticipant } from "./changeParticipant.ts";
import type { ServiceContext } from "./context.ts";
import { refuseClosed } from "./conversationAccess.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { refuseSameGroup } from "./groupText.ts";
import { passIdentity } from "./passIdentity.ts";
import { checkReadIndex } from "./readHorizon.ts";
import { checkRoleSid } from "./roleSid.ts";
import type { ParticipantPatch } from "./service.ts";

/** Changes a participant as REST and the SDK post it. Must run inside a transaction. */
export function updateParticipant(
  context: ServiceContext,
  conversation: ConversationRow,
  participant: ParticipantRow,
  patch: ParticipantPatch,
): ParticipantRow {
  refuseEmptyPatch(patch);
  refuseClosed(conversation);
  const { identity, ...binding } = bindingChange(context, participant, patch);
  const { limits, clock } = context;
  const now = clock.now();
  const change: Partial<ParticipantRow> = { dateUpdated: patch.dateUpdated ?? now, ...binding };
  if (patch.dateCreated !== undefined) change.dateCreated = patch.dateCreated;
  if (patch.roleSid !== undefined) {
    change.roleSid = checkRoleSid(context, conversation.serviceSid, "conversation", patch.roleSid);
  }
  if (patch.attributes !== undefined) {
    change.attributes = checkAttributes(patch.attributes, limits.participantAttributesBytes);
  }
  if (patch.lastReadMessageIndex !== undefined) {
    change.lastReadMessageIndex = checkReadIndex(conversation, patch.lastReadMessageIndex);
    change.lastReadTimestamp = patch.lastReadMessageIndex === null ? null : now;
  }
  if (patch.lastReadTimestamp !== undefined) change.lastReadTimestamp = patch.lastReadTimestamp;
  if (identity !== undefined)
    return passIdentity(context, conversation, participant, identity, change);
  const changed = changeParticipant(context, participant, change);
  if (Object.keys(binding).length > 0) refuseSameGroup(context, conversation.sid);
  return changed;
}
