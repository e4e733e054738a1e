import * as v from "valibot";

/**
 * What everybody sees of a conversation (wire protocol 8.2). What belongs to one person (status, read horizon,
 * notification level) is in conversationItem.ts: here the SDK would take it over for all.
 */
export const conversationDocument = v.object({
  messages: v.string(),
  roster: v.string(),
  friendlyName: v.nullable(v.string()),
  uniqueName: v.nullable(v.string()),
  attributes: v.string(),
  createdBy: v.string(),
  dateCreated: v.string(),
  dateUpdated: v.string(),
  /** Null when all messages are gone: the SDK keeps what is absent (its `Conversation._update`). */
  lastMessage: v.nullish(v.object({ index: v.number(), timestamp: v.string() })),
  state: v.object({
    current: v.picklist(["active", "inactive", "closed"]),
    dateUpdated: v.string(),
  }),
});

export type ConversationDocument = v.InferOutput<typeof conversationDocument>;
