import * as v from "valibot";
import { frameId } from "./frameId.ts";

/** A fresh token for the running connection. */
export const updateFrame = v.object({
  method: v.literal("update"),
  id: frameId,
  token: v.string(),
});

export type UpdateFrame = v.InferOutput<typeof updateFrame>;
