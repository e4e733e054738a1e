import { channelOf } from "../../src/domain/address.ts";
import type { ParticipantRow } from "../store/rows.ts";
import { isoDate } from "../wire/isoDate.ts";
import type { ParticipantItem } from "../wire/sync/participantItem.ts";
import { userEntity } from "./entities.ts";

/**
 * One participant of the roster. `withBindings`: whether the item tells the numbers. Nobody outside Twilio could
 * see whether the real service does (docs/emulator-differences.md).
 */
export function toParticipantItem(row: ParticipantRow, withBindings: boolean): ParticipantItem {
  return {
    type: participantType(row),
    identity: row.identity,
    attributes: row.attributes,
    dateCreated: isoDate(row.dateCreated),
    dateUpdated: isoDate(row.dateUpdated),
    ...(row.roleSid === null ? {} : { roleSid: row.roleSid }),
    lastConsumedMessageIndex: row.lastReadMessageIndex,
    lastConsumptionTimestamp:
      row.lastReadTimestamp === null ? null : isoDate(row.lastReadTimestamp),
    ...(row.identity === null ? {} : { userInfo: userEntity(row.identity).name }),
    ...(withBindings ? bindings(row) : {}),
  };
}

/** How a participant takes part. A projected person of a group text without identity counts as SMS. */
export function participantType(row: ParticipantRow): ParticipantItem["type"] {
  if (row.identity !== null) return "chat";
  return row.address === null ? "sms" : channelOf(row.address);
}

function bindings(row: ParticipantRow): Pick<ParticipantItem, "bindings"> {
  if (row.projectedAddress !== null) {
    return { bindings: { sms: { projected_address: row.projectedAddress } } };
  }
  if (row.identity !== null || row.address === null) return {};
  const binding = {
    address: row.address,
    ...(row.proxyAddress === null ? {} : { proxy_address: row.proxyAddress }),
  };
  return { bindings: { [channelOf(row.address)]: binding } };
}
