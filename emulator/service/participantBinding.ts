import type { Address } from "../../src/domain/address.ts";
import { channelOf, isAddress } from "../../src/domain/address.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { checkIdentity } from "./identities.ts";
import type { Limits } from "./limits.ts";
import type { ParticipantInput } from "./service.ts";

/** Who a participant is: a chat person, or a phone with the Twilio number that speaks to it. */
export type Binding =
  | { kind: "chat"; identity: Identity }
  | { kind: "phone"; address: Address; proxyAddress: Address };

/** Reads who is to be added (PART1, PART2). Pairs are looked at elsewhere. */
export function checkBinding(context: ServiceContext, input: ParticipantInput): Binding {
  const { identity, address, proxyAddress, projectedAddress } = input;
  if (identity !== undefined && (address !== undefined || proxyAddress !== undefined)) {
    throw new ApiError(50211);
  }
  if (address !== undefined && projectedAddress !== undefined) {
    throw new ApiError(
      50407,
      "Invalid messaging binding address: not together with MessagingBinding.ProjectedAddress",
    );
  }
  if (projectedAddress !== undefined) {
    throw new ApiError(
      20501,
      "MessagingBinding.ProjectedAddress (group MMS) is not implemented by this emulator",
    );
  }
  if (address === undefined)
    return { kind: "chat", identity: checkIdentity(identity, context.limits) };
  return checkPhone(context, address, proxyAddress);
}

function checkPhone(
  context: ServiceContext,
  addressText: string,
  proxyText: string | undefined,
): Binding {
  if (addressText === "") throw new ApiError(50411);
  const address = checkAddress(addressText, context.limits);
  if (proxyText === undefined) {
    throw new ApiError(
      20501,
      "MessagingBinding.Address without MessagingBinding.ProxyAddress (group MMS) is not implemented by this emulator",
    );
  }
  return { kind: "phone", address, proxyAddress: checkProxyAddress(context, address, proxyText) };
}

function checkAddress(text: string, limits: Limits): Address {
  if (text.length > limits.addressLength || !isAddress(text)) throw new ApiError(50407);
  return text;
}

/** The Twilio number that is to speak to `address` (PART2). */
export function checkProxyAddress(
  context: ServiceContext,
  address: Address,
  text: string,
): Address {
  if (text === "") throw new ApiError(50412);
  if (text.length > context.limits.addressLength || !isAddress(text)) throw new ApiError(50408);
  if (text === address) throw new ApiError(50409);
  if (channelOf(text) !== channelOf(address)) throw new ApiError(50414);
  if (context.store.numbers.getByAddress(text) === undefined) {
    throw new ApiError(channelOf(text) === "whatsapp" ? 50415 : 50413);
  }
  return text;
}

/**
 * The pairing rule (BIND1): a phone and a Twilio number are together in at most one conversation that is not closed,
 * whichever service it is in, because an inbound text has nothing else to be routed by.
 */
export function refusePairInUse(
  { store }: ServiceContext,
  address: Address,
  proxyAddress: Address,
): void {
  const holder = store.participants.findByPair(address, proxyAddress);
  if (holder === undefined) return;
  throw new ApiError(
    50416,
    `A binding for this participant and proxy address already exists in Conversation ${holder.conversationSid}`,
  );
}
