import * as v from "valibot";

/** The transport's own result. `errorCode` 20104 makes the SDK emit `tokenExpired`. */
export const frameStatus = v.object({
  code: v.pipe(v.number(), v.integer()),
  status: v.string(),
  description: v.optional(v.string()),
  errorCode: v.optional(v.number()),
});

export type FrameStatus = v.InferOutput<typeof frameStatus>;

export const okStatus: FrameStatus = { code: 200, status: "OK" };
