import * as v from "valibot";

/** The SDK reads the name of the user map and opens it. */
export const userResource = v.object({
  sid: v.string(),
  identity: v.string(),
  friendly_name: v.nullable(v.string()),
  attributes: v.string(),
  is_online: v.boolean(),
  sync_objects: v.object({ user_info_map: v.string() }),
  url: v.string(),
});

export type UserResource = v.InferOutput<typeof userResource>;
