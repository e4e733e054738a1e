import * as v from "valibot";
import { frameId } from "./frameId.ts";

/** Makes the SDK emit `tokenAboutToExpire`. */
export const clientUpdateFrame = v.object({
  method: v.literal("client_update"),
  id: frameId,
  client_update_type: v.literal("token_about_to_expire"),
});

export type ClientUpdateFrame = v.InferOutput<typeof clientUpdateFrame>;
