import * as v from "valibot";

/** `sendMessage` and the message builder. `content_variables` is JSON text. */
export const sendMessageBody = v.object({
  body: v.nullish(v.string()),
  subject: v.nullish(v.string()),
  attributes: v.nullish(v.string()),
  media_sids: v.optional(v.array(v.string())),
  content_sid: v.nullish(v.string()),
  content_variables: v.nullish(v.string()),
});

/** `updateBody` and `updateAttributes`. */
export const updateMessageBody = v.object({
  body: v.optional(v.string()),
  attributes: v.optional(v.string()),
});
