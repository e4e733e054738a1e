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
 * Only the truthiness of the tokens counts (wire protocol 6.2): `next_token` = more follow in this order, `previous_token`
 * = some stand before `From` in this order.
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
