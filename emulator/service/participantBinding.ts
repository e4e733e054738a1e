import type { Address } from "../../src/domain/address.ts";
import { channelOf, isAddress } from "../../src/domain/address.ts";
import type { ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { checkIdentity } from "./identities.ts";
import type { Limits } from "./limits.ts";
import type { ParticipantInput } from "./service.ts";

/**
 * Who a participant is (behaviour 2.1): a chat person, a phone with the Twilio number that speaks to it, or one of a
 * group text: a phone alone, a Twilio number alone, or a chat person who stands behind a Twilio number.
 */
export type Binding = Pick<
  ParticipantRow,
  "identity" | "address" | "proxyAddress" | "projectedAddress"
>;

const nobody: Binding = {
  identity: null,
  address: null,
  proxyAddress: null,
  projectedAddress: null,
};

/** Reads who is to be added (PART1, PART2, GROUP1). Pairs and groups are looked at elsewhere. */
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
    return {
      ...nobody,
      identity: identity === undefined ? null : checkIdentity(identity, context.limits),
      projectedAddress: checkProjectedAddress(context, projectedAddress),
    };
  }
  if (address === undefined) {
    return { ...nobody, identity: checkIdentity(identity, context.limits) };
  }
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
    if (!isGroupNumber(address)) {
      throw new ApiError(
        50407,
        "Invalid messaging binding address: group texts are for numbers of the US and Canada",
      );
    }
    return { ...nobody, address };
  }
  return { ...nobody, address, proxyAddress: checkProxyAddress(context, address, proxyText) };
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
  const number = context.store.numbers.getByAddress(text);
  if (number?.senderStatus !== "ONLINE") {
    throw new ApiError(channelOf(text) === "whatsapp" ? 50415 : 50413);
  }
  return text;
}

// Toll-free numbers cannot take part (Group Texting).
const longCode = /^\+1(?!8(?:00|33|44|55|66|77|88))[2-9]\d{9}$/;

/** A number of the US or Canada that is no toll-free one. */
export function isGroupNumber(text: string): boolean {
  return longCode.test(text);
}

/** The Twilio number that stands for somebody in a group text: one of the account that can send MMS (GROUP1). */
export function checkProjectedAddress({ store }: ServiceContext, text: string): Address {
  const number = isAddress(text) && isGroupNumber(text) ? store.numbers.getByAddress(text) : null;
  if (number === null || number === undefined || !number.capabilities.mms) {
    throw new ApiError(50439);
  }
  return number.address;
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
