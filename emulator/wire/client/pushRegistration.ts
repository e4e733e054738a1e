import * as v from "valibot";

/** `setPushRegistrationId`. Kept for a look; nothing is delivered through it. */
export const pushRegistrationBody = v.object({
  endpoint_platform: v.optional(v.string()),
  channel_type: v.string(),
  version: v.optional(v.string()),
  message_types: v.optional(v.array(v.string())),
  data: v.optional(v.object({ registration_id: v.optional(v.string()) })),
});

export type PushRegistration = v.InferOutput<typeof pushRegistrationBody>;

export const pushRegistrationReply = v.object({ id: v.string() });

/** `removePushRegistrations`: the address is the device's registration id. */
export const removePushRegistrationsBody = v.object({
  binding_type: v.string(),
  address: v.string(),
});
