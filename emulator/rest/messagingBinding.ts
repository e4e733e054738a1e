import { channelOf } from "../../src/domain/address.ts";
import type { ParticipantRow } from "../store/rows.ts";

type Bound = Pick<ParticipantRow, "address" | "proxyAddress" | "projectedAddress">;

/** Null for chat people; keys that are not used are left out, as in the Participant resource (behaviour 2.1). */
export function toMessagingBinding(row: Bound): Record<string, string> | null {
  const { address, proxyAddress, projectedAddress } = row;
  const any = address ?? projectedAddress;
  if (any === null) return null;
  return {
    type: channelOf(any),
    ...(address !== null && { address }),
    ...(proxyAddress !== null && { proxy_address: proxyAddress }),
    ...(projectedAddress !== null && { projected_address: projectedAddress }),
  };
}

/** ParticipantConversations shows all six keys, with nulls. */
export function toFullMessagingBinding(row: Bound): Record<string, string | null> | null {
  const binding = toMessagingBinding(row);
  if (binding === null) return null;
  return {
    type: null,
    address: null,
    proxy_address: null,
    projected_address: null,
    // For e-mail only.
    level: null,
    name: null,
    ...binding,
  };
}
