import * as v from "valibot";

/*
 * Changes of entities (wire protocol 7.4). `id` only grows, also across restarts. Item events replace the whole value.
 * Revisions, item URLs and expiry dates are left out: this SDK does not read them.
 */

const common = { id: v.number(), date_created: v.string() };
const data = v.unknown();

export const documentUpdated = v.object({
  event_type: v.literal("document_updated"),
  event: v.object({ document_sid: v.string(), ...common, document_data: data }),
});

export const mapItemChanged = v.object({
  event_type: v.picklist(["map_item_added", "map_item_updated", "map_item_removed"]),
  event: v.object({ map_sid: v.string(), ...common, item_key: v.string(), item_data: data }),
});

export const listItemChanged = v.object({
  event_type: v.picklist(["list_item_added", "list_item_updated", "list_item_removed"]),
  event: v.object({ list_sid: v.string(), ...common, item_index: v.number(), item_data: data }),
});

export const documentRemoved = v.object({
  event_type: v.literal("document_removed"),
  event: v.object({ document_sid: v.string(), ...common }),
});

export const mapRemoved = v.object({
  event_type: v.literal("map_removed"),
  event: v.object({ map_sid: v.string(), ...common }),
});

export const listRemoved = v.object({
  event_type: v.literal("list_removed"),
  event: v.object({ list_sid: v.string(), ...common }),
});

export const entityEvent = v.variant("event_type", [
  documentUpdated,
  mapItemChanged,
  listItemChanged,
  documentRemoved,
  mapRemoved,
  listRemoved,
]);

export type EntityEvent = v.InferOutput<typeof entityEvent>;

/** Several events of one type in a packet, in order: the SDK takes `events` for `event`. For replays. */
export const entityEventGroup = v.object({
  event_type: v.picklist([
    "document_updated",
    "map_item_added",
    "map_item_updated",
    "map_item_removed",
    "list_item_added",
    "list_item_updated",
    "list_item_removed",
    "document_removed",
    "map_removed",
    "list_removed",
  ]),
  events: v.array(v.record(v.string(), v.unknown())),
});

export type EntityEventGroup = v.InferOutput<typeof entityEventGroup>;
