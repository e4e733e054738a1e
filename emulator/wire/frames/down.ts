import * as v from "valibot";
import { clientUpdateFrame } from "./clientUpdate.ts";
import { notificationFrame } from "./notification.ts";
import { replyFrame } from "./reply.ts";

/**
 * Everything that the gateway sends. The `close` frame is left out on purpose: a dropped socket makes the SDK come back
 * in a second and fails its requests at once, a `close` strands them for 30 s (wire protocol 4.3, trap 15).
 */
export const downFrame = v.variant("method", [replyFrame, notificationFrame, clientUpdateFrame]);

export type DownFrame = v.InferOutput<typeof downFrame>;
