import type { Identity } from "../../src/domain/identity.ts";
import type { ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { refuseMisfit } from "./groupText.ts";
import { checkIdentity } from "./identities.ts";
import {
  type Binding,
  checkProjectedAddress,
  checkProxyAddress,
  isGroupNumber,
  refusePairInUse,
} from "./participantBinding.ts";
import type { ParticipantPatch } from "./service.ts";

// REST removes an address by posting this word (OpenAPI).
const removed = "null";

/** What is posted of who a participant is (PART6, GROUP5); only what changes. Throws 50440 to 50444. */
export function bindingChange(
  context: ServiceContext,
  participant: ParticipantRow,
  { identity, proxyAddress, projectedAddress }: ParticipantPatch,
): Partial<Binding> & { identity?: Identity } {
  const change: Partial<Binding> & { identity?: Identity } = {};
  if (identity !== undefined) Object.assign(change, newIdentity(context, participant, identity));
  if (projectedAddress !== undefined) {
    change.projectedAddress =
      projectedAddress === removed
        ? removeProjected(context, participant)
        : addProjected(context, participant, projectedAddress);
  }
  if (proxyAddress !== undefined) {
    change.proxyAddress =
      proxyAddress === removed
        ? removeProxy(context, participant)
        : newProxy(context, participant, proxyAddress);
  }
  return change;
}

/** A Twilio number in a group may pass from one person to another (50444 for all others). */
function newIdentity(
  { store, limits }: ServiceContext,
  participant: ParticipantRow,
  text: string,
): { identity?: Identity } {
  if (participant.projectedAddress === null) throw new ApiError(50444);
  const identity = checkIdentity(text, limits);
  if (identity === participant.identity) return {};
  if (store.participants.getByIdentity(participant.conversationSid, identity) !== undefined) {
    throw new ApiError(50433);
  }
  return { identity };
}

function others({ roster }: ServiceContext, { conversationSid, sid }: ParticipantRow) {
  return roster.of(conversationSid).filter((other) => other.sid !== sid);
}

function removeProjected(context: ServiceContext, participant: ParticipantRow): null {
  const { identity, projectedAddress } = participant;
  // Without it there would be nobody, or somebody without a number in a group.
  const isLeft = identity !== null && others(context, participant).length === 0;
  if (projectedAddress === null || !isLeft) throw new ApiError(50442);
  return null;
}

function addProjected(context: ServiceContext, participant: ParticipantRow, text: string) {
  if (participant.address !== null || participant.projectedAddress !== null) {
    throw new ApiError(50443);
  }
  const projectedAddress = checkProjectedAddress(context, text);
  refuseMisfit(context, others(context, participant), { ...participant, projectedAddress });
  return projectedAddress;
}

function removeProxy(context: ServiceContext, participant: ParticipantRow): null {
  const { address, proxyAddress } = participant;
  if (address === null || proxyAddress === null || !isGroupNumber(address)) {
    throw new ApiError(50440);
  }
  refuseMisfit(context, others(context, participant), { ...participant, proxyAddress: null });
  return null;
}

function newProxy(context: ServiceContext, participant: ParticipantRow, text: string) {
  const { address } = participant;
  if (address === null) throw new ApiError(50441);
  const proxyAddress = checkProxyAddress(context, address, text);
  if (proxyAddress !== participant.proxyAddress) {
    refusePairInUse(context, address, proxyAddress);
  }
  refuseMisfit(context, others(context, participant), { ...participant, proxyAddress });
  return proxyAddress;
}
