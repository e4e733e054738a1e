import * as v from "valibot";
import { frameId } from "./frameId.ts";
import { frameStatus } from "./frameStatus.ts";

/**
 * The answer to `init`, `update`, `message` and unknown methods. The answer to a message needs `http_status` too: without
 * it the SDK fails with a TypeError. A payload is JSON unless `payload_type` says otherwise.
 */
export const replyFrame = v.object({
  method: v.literal("reply"),
  id: frameId,
  status: frameStatus,
  http_status: v.optional(v.object({ code: v.number(), status: v.string() })),
  continuation_token: v.optional(v.string()),
  continuation_token_status: v.optional(
    v.object({ reissued: v.boolean(), reissue_message: v.string() }),
  ),
  capabilities: v.optional(v.array(v.string())),
});

export type ReplyFrame = v.InferOutput<typeof replyFrame>;
