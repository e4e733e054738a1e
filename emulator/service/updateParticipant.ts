import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import { checkAttributes } from "./attributes.ts";
import { changeParticipant } from "./changeParticipant.ts";
import type { ServiceContext } from "./context.ts";
import { refuseClosed } from "./conversationAccess.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { checkProxyAddress, refusePairInUse } from "./participantBinding.ts";
import { checkReadIndex } from "./readHorizon.ts";
import { checkRoleSid } from "./roleSid.ts";
import type { ParticipantPatch } from "./service.ts";

// REST removes an address by posting this word (OpenAPI).
const removed = "null";

/** Changes a participant as REST and the SDK post it. Must run inside a transaction. */
export function updateParticipant(
  context: ServiceContext,
  conversation: ConversationRow,
  participant: ParticipantRow,
  patch: ParticipantPatch,
): ParticipantRow {
  refuseEmptyPatch(patch);
  refuseClosed(conversation);
  refuseIdentity(patch);
  refuseProjectedAddress(participant, patch);
  const { limits, clock } = context;
  const now = clock.now();
  const change: Partial<ParticipantRow> = { dateUpdated: patch.dateUpdated ?? now };
  if (patch.dateCreated !== undefined) change.dateCreated = patch.dateCreated;
  if (patch.roleSid !== undefined) {
    change.roleSid = checkRoleSid(context, conversation.serviceSid, "conversation", patch.roleSid);
  }
  if (patch.attributes !== undefined) {
    change.attributes = checkAttributes(patch.attributes, limits.participantAttributesBytes);
  }
  if (patch.proxyAddress !== undefined) {
    change.proxyAddress = newProxyAddress(context, participant, patch.proxyAddress);
  }
  if (patch.lastReadMessageIndex !== undefined) {
    change.lastReadMessageIndex = checkReadIndex(conversation, patch.lastReadMessageIndex);
    change.lastReadTimestamp = patch.lastReadMessageIndex === null ? null : now;
  }
  if (patch.lastReadTimestamp !== undefined) change.lastReadTimestamp = patch.lastReadTimestamp;
  return changeParticipant(context, participant, change);
}

/** An identity belongs only to a projected address (50444). */
function refuseIdentity({ identity }: ParticipantPatch): void {
  if (identity !== undefined) throw new ApiError(50444);
}

function refuseProjectedAddress(
  participant: ParticipantRow,
  { projectedAddress }: ParticipantPatch,
): void {
  if (projectedAddress === undefined) return;
  if (projectedAddress === removed) throw new ApiError(50442);
  if (participant.address !== null) throw new ApiError(50443);
  throw new ApiError(
    20501,
    "MessagingBinding.ProjectedAddress (group MMS) is not implemented by this emulator",
  );
}

function newProxyAddress(context: ServiceContext, participant: ParticipantRow, text: string) {
  const { address } = participant;
  if (text === removed) {
    if (participant.proxyAddress === null) throw new ApiError(50440);
    throw new ApiError(
      20501,
      "Removing MessagingBinding.ProxyAddress (group MMS) is not implemented by this emulator",
    );
  }
  if (address === null) throw new ApiError(50441);
  const proxyAddress = checkProxyAddress(context, address, text);
  if (proxyAddress !== participant.proxyAddress) {
    refusePairInUse(context, address, proxyAddress);
  }
  return proxyAddress;
}
