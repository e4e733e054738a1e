import * as v from "valibot";
import { frameId } from "./frameId.ts";

/** Something that happened, as payload (sync/syncEvent.ts, client/typingIndicator.ts). */
export const notificationFrame = v.object({
  method: v.literal("notification"),
  id: frameId,
  message_type: v.picklist(["twilio.sync.event", "twilio.ipmsg.typing_indicator"]),
});

export type NotificationFrame = v.InferOutput<typeof notificationFrame>;
