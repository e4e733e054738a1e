import * as v from "valibot";

const common = {
  last_event_id: v.number(),
  date_updated: v.string(),
  /** Whole value; an update replaces it. */
  data: v.unknown(),
};

export const listItem = v.object({ index: v.number(), ...common });
export const mapItem = v.object({ key: v.string(), ...common });

/**
 * `next_token` = more follow in this order, `previous_token` = some stand before `From` in this order. SDK 3.x looks only
 * whether they are there (wire protocol 6.2); SDK 2.x sends them back as `PageToken`.
 */
const pageMeta = v.object({
  previous_token: v.nullable(v.string()),
  next_token: v.nullable(v.string()),
});

export const listItemsPage = v.object({ items: v.array(listItem), meta: pageMeta });
export const mapItemsPage = v.object({ items: v.array(mapItem), meta: pageMeta });

export type ListItem = v.InferOutput<typeof listItem>;
export type MapItem = v.InferOutput<typeof mapItem>;
export type ListItemsPage = v.InferOutput<typeof listItemsPage>;
export type MapItemsPage = v.InferOutput<typeof mapItemsPage>;
