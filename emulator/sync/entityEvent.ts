import type { ConversationRow } from "../store/rows.ts";
import { isoDate } from "../wire/isoDate.ts";
import type { EntityEvent } from "../wire/sync/entityEvents.ts";
import type { ListItem, MapItem } from "../wire/sync/items.ts";
import type { Entity } from "./entities.ts";
import { toConversationDocument } from "./toConversationDocument.ts";

export type Change = "added" | "updated" | "removed";

/** A removal has the id of the removal, not of the item's last change. */
export function listItemEvent(
  entity: Entity,
  change: Change,
  item: ListItem,
  id = item.last_event_id,
): EntityEvent {
  return {
    event_type: `list_item_${change}`,
    event: {
      id,
      date_created: item.date_updated,
      list_sid: entity.sid,
      item_index: item.index,
      item_data: item.data,
    },
  };
}

export function mapItemEvent(
  entity: Entity,
  change: Change,
  item: MapItem,
  id = item.last_event_id,
): EntityEvent {
  return {
    event_type: `map_item_${change}`,
    event: {
      id,
      date_created: item.date_updated,
      map_sid: entity.sid,
      item_key: item.key,
      item_data: item.data,
    },
  };
}

export function documentEvent(entity: Entity, row: ConversationRow): EntityEvent {
  return {
    event_type: "document_updated",
    event: {
      id: row.eventId,
      date_created: isoDate(row.dateUpdated),
      document_sid: entity.sid,
      document_data: toConversationDocument(row),
    },
  };
}
