import * as v from "valibot";

/** What `add` and `addNonChatParticipant` hand to the app. */
export const participantResource = v.object({
  sid: v.string(),
  conversation_sid: v.string(),
  identity: v.nullable(v.string()),
  type: v.picklist(["chat", "sms", "whatsapp"]),
  attributes: v.string(),
  messaging_binding: v.nullable(
    v.object({
      type: v.picklist(["sms", "whatsapp"]),
      address: v.nullable(v.string()),
      proxy_address: v.nullable(v.string()),
    }),
  ),
  role_sid: v.nullable(v.string()),
  last_read_message_index: v.nullable(v.number()),
  last_read_timestamp: v.nullable(v.string()),
  date_created: v.string(),
  date_updated: v.string(),
  url: v.string(),
});

export type ParticipantResource = v.InferOutput<typeof participantResource>;
