import * as v from "valibot";

const phoneBinding = v.object({ address: v.string(), proxy_address: v.optional(v.string()) });
const projectedBinding = v.object({ projected_address: v.string() });

/** One participant in a conversation's roster; the key is the participant's sid (wire protocol 8.3). */
export const participantItem = v.object({
  type: v.picklist(["chat", "sms", "whatsapp"]),
  identity: v.nullable(v.string()),
  attributes: v.string(),
  dateCreated: v.string(),
  dateUpdated: v.string(),
  roleSid: v.optional(v.string()),
  lastConsumedMessageIndex: v.nullable(v.number()),
  lastConsumptionTimestamp: v.nullable(v.string()),
  /** Name of the person's user map; chat people only. */
  userInfo: v.optional(v.string()),
  /** Phones and people of group texts, and only with `participantBindings`. The SDK hands it through. */
  bindings: v.optional(
    v.object({
      sms: v.optional(v.union([phoneBinding, projectedBinding])),
      whatsapp: v.optional(phoneBinding),
    }),
  ),
});

export type ParticipantItem = v.InferOutput<typeof participantItem>;
