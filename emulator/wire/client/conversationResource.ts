import * as v from "valibot";

const syncObjects = v.object({
  conversation: v.string(),
  messages: v.string(),
  participants: v.string(),
});

/** A conversation in the start-up list: just what the SDK needs, since it reads all of them before it shows one (9.3). */
export const conversationSummary = v.object({
  conversation_sid: v.string(),
  status: v.literal("joined"),
  sync_objects: syncObjects,
  last_read_message_index: v.nullable(v.number()),
  notification_level: v.string(),
});

export const myConversationsPage = v.object({
  conversations: v.array(conversationSummary),
  meta: v.object({ next_token: v.nullable(v.string()) }),
});

/** A conversation in full (wire protocol 9.3). */
export const conversationResource = v.object({
  sid: v.string(),
  conversation_sid: v.string(),
  status: v.picklist(["joined", "notParticipating"]),
  friendly_name: v.nullable(v.string()),
  unique_name: v.nullable(v.string()),
  attributes: v.string(),
  created_by: v.string(),
  date_created: v.string(),
  date_updated: v.string(),
  last_read_message_index: v.nullable(v.number()),
  /** Null until the person's read horizon is set for the first time. */
  unread_messages_count: v.nullable(v.number()),
  notification_level: v.nullable(v.string()),
  messages_count: v.number(),
  participants_count: v.number(),
  sync_objects: syncObjects,
  url: v.string(),
  links: v.object({ messages: v.string(), participants: v.string() }),
});

export type ConversationSummary = v.InferOutput<typeof conversationSummary>;
export type MyConversationsPage = v.InferOutput<typeof myConversationsPage>;
export type ConversationResource = v.InferOutput<typeof conversationResource>;
