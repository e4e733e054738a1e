import * as v from "valibot";

export const updateUserBody = v.object({
  friendly_name: v.nullish(v.string()),
  attributes: v.nullish(v.string()),
});
