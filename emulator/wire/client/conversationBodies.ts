import * as v from "valibot";

const text = v.nullish(v.string());

/** `createConversation`. `access` is from the days of Programmable Chat: every conversation is private now. */
export const createConversationBody = v.object({
  friendly_name: text,
  unique_name: text,
  attributes: text,
});

/** `updateFriendlyName`, `updateUniqueName` (null arrives as ""), `updateAttributes`. */
export const updateConversationBody = v.object({
  friendly_name: text,
  unique_name: text,
  attributes: text,
});

/** Read horizon and notification level of the signed-in person. A horizon of null means: nothing read. */
export const updateMyConversationBody = v.object({
  last_read_message_index: v.nullish(v.number()),
  notification_level: v.optional(v.picklist(["default", "muted"])),
});
