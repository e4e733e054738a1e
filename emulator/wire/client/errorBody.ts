import * as v from "valibot";

/** Every refusal (wire protocol 13). The SDK hands it to the app as `error.body`. */
export const errorBody = v.object({
  status: v.number(),
  code: v.number(),
  message: v.string(),
  more_info: v.string(),
});

export type ErrorBody = v.InferOutput<typeof errorBody>;
