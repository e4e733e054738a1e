import * as v from "valibot";

/**
 * `join`, `add` (identity) and `addNonChatParticipant` (binding). The SDK tells no type: it follows from the address.
 * `name` and `level` belong to e-mail.
 */
export const addParticipantBody = v.object({
  identity: v.nullish(v.string()),
  attributes: v.nullish(v.string()),
  messaging_binding: v.nullish(
    v.object({
      address: v.nullish(v.string()),
      proxy_address: v.nullish(v.string()),
      projected_address: v.nullish(v.string()),
      name: v.nullish(v.string()),
      level: v.nullish(v.string()),
    }),
  ),
});

export const updateParticipantBody = v.object({ attributes: v.nullish(v.string()) });
