import * as v from "valibot";

/** A template in the SDK's list (wire protocol 9.4). `variables` is JSON text. */
export const contentTemplate = v.object({
  sid: v.string(),
  friendly_name: v.string(),
  variables: v.string(),
  variants: v.record(v.string(), v.record(v.string(), v.unknown())),
  date_created: v.string(),
  date_updated: v.string(),
});

export type ContentTemplate = v.InferOutput<typeof contentTemplate>;

const token = v.nullable(v.string());

export const contentTemplatesPage = v.object({
  templates: v.array(contentTemplate),
  meta: v.object({ next_token: token, previous_token: token }),
});
