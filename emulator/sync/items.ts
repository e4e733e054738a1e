import type { MessageRow, ParticipantRow, UserRow } from "../store/rows.ts";
import { isoDate } from "../wire/isoDate.ts";
import type { ListItem, MapItem } from "../wire/sync/items.ts";
import type { UserItemKey } from "../wire/sync/userItems.ts";
import { toConversationItem } from "./toConversationItem.ts";
import { toMessageItem } from "./toMessageItem.ts";
import { toParticipantItem } from "./toParticipantItem.ts";

export const messageListItem = (row: MessageRow): ListItem => ({
  index: row.index,
  last_event_id: row.eventId,
  date_updated: isoDate(row.dateUpdated),
  data: toMessageItem(row),
});

export const rosterMapItem = (row: ParticipantRow, withBindings: boolean): MapItem => ({
  key: row.sid,
  last_event_id: row.eventId,
  date_updated: isoDate(row.dateUpdated),
  data: toParticipantItem(row, withBindings),
});

export const membershipMapItem = (row: ParticipantRow): MapItem => ({
  key: row.conversationSid,
  last_event_id: row.membershipEventId,
  date_updated: isoDate(row.dateUpdated),
  data: toConversationItem(row),
});

export interface Reachability {
  online: boolean;
  eventId: number;
}

/** One key of a user map. Every key is always there: without the first two the SDK does not start. */
export function userMapItem(row: UserRow, key: UserItemKey, reachability: Reachability): MapItem {
  const eventIds: Record<UserItemKey, number> = {
    friendlyName: row.friendlyNameEventId,
    attributes: row.attributesEventId,
    reachability: reachability.eventId,
  };
  const data: Record<UserItemKey, unknown> = {
    friendlyName: { value: row.friendlyName },
    attributes: { value: row.attributes },
    // Push notifications are not delivered, so nobody can be notified.
    reachability: { online: reachability.online, notifiable: false },
  };
  return {
    key,
    last_event_id: eventIds[key],
    date_updated: isoDate(row.dateUpdated),
    data: data[key],
  };
}
