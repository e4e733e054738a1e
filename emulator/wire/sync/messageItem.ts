import * as v from "valibot";

const amount = v.picklist(["none", "some", "all"]);

/** The summary of a message's legs; the SDK takes it only whole and with `total` above 0. */
const delivery = v.object({
  total: v.number(),
  sent: amount,
  delivered: amount,
  read: amount,
  failed: amount,
  undelivered: amount,
});

const media = v.object({
  sid: v.string(),
  category: v.picklist(["media", "body", "history"]),
  filename: v.nullable(v.string()),
  contentType: v.string(),
  size: v.number(),
});

/** One message in a conversation's list; the index is the message's (wire protocol 8.4). */
export const messageItem = v.object({
  sid: v.string(),
  type: v.picklist(["text", "media"]),
  /** The SDK keeps the old text when this is missing, so an empty one is sent. */
  text: v.string(),
  author: v.nullable(v.string()),
  memberSid: v.nullable(v.string()),
  subject: v.nullable(v.string()),
  /** The SDK compares it with null: never absent. */
  contentSid: v.nullable(v.string()),
  attributes: v.string(),
  timestamp: v.string(),
  dateUpdated: v.string(),
  lastUpdatedBy: v.nullable(v.string()),
  medias: v.optional(v.array(media)),
  delivery: v.optional(delivery),
});

export type MessageItem = v.InferOutput<typeof messageItem>;
