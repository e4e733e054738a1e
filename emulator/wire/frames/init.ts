import * as v from "valibot";
import { frameId } from "./frameId.ts";

/**
 * The first frame of a connection. The client's metadata, registrations and capabilities are not read: every connection
 * gets every kind of notification.
 */
export const initFrame = v.object({
  method: v.literal("init"),
  id: frameId,
  token: v.string(),
  continuation_token: v.nullish(v.string()),
});

export type InitFrame = v.InferOutput<typeof initFrame>;
