import * as v from "valibot";

/** One conversation in a person's own map of conversations; the key is its sid (wire protocol 8.1). */
export const conversationItem = v.object({
  status: v.literal("joined"),
  /** Name of the conversation's document. */
  channel: v.string(),
  messages: v.string(),
  roster: v.string(),
  lastConsumedMessageIndex: v.nullable(v.number()),
  notificationLevel: v.picklist(["default", "muted"]),
});

export type ConversationItem = v.InferOutput<typeof conversationItem>;
