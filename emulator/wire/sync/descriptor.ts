import * as v from "valibot";
import { mapItem } from "./items.ts";

const common = {
  sid: v.string(),
  /** The SDK caches entities by it, so it is always there. */
  unique_name: v.string(),
  /** Where live events start: the SDK sends it back when it subscribes. */
  last_event_id: v.number(),
};

/**
 * What opening an entity gives (wire protocol 6.1). `url`, `revision` and dates are only for writes, which the SDK does
 * not do; they are left out because the SDK's decoder is slow and bytes are its start-up time.
 */
export const documentDescriptor = v.object({ ...common, data: v.unknown() });

export const listDescriptor = v.object({ ...common, links: v.object({ items: v.string() }) });

export const mapDescriptor = v.object({
  ...common,
  links: v.object({ items: v.string() }),
  /** Only with `Include=items`. */
  items: v.optional(v.array(mapItem)),
});

export type DocumentDescriptor = v.InferOutput<typeof documentDescriptor>;
export type ListDescriptor = v.InferOutput<typeof listDescriptor>;
export type MapDescriptor = v.InferOutput<typeof mapDescriptor>;
