import * as v from "valibot";

/** What sending and editing give back; the SDK reads `index` and takes the rest from the list. */
export const messageResource = v.object({
  sid: v.string(),
  conversation_sid: v.string(),
  index: v.number(),
  author: v.nullable(v.string()),
  body: v.nullable(v.string()),
  attributes: v.string(),
  date_created: v.string(),
  date_updated: v.string(),
});

export type MessageResource = v.InferOutput<typeof messageResource>;
