import type { NotificationFrame } from "../wire/frames/notification.ts";
import { encodePacket } from "../wire/packet.ts";

export type NotificationPacket = (
  messageType: NotificationFrame["message_type"],
  /** An object, or its JSON. */
  payload: object | string,
) => Uint8Array;

/** Makes notifications, each with the next id after `prefix`. One packet may go to many clients. */
export function createNotificationPacket(prefix: string): NotificationPacket {
  let last = 0;
  return (messageType, payload) => {
    last += 1;
    const frame: NotificationFrame = {
      method: "notification",
      id: `${prefix}${last}`,
      message_type: messageType,
    };
    return encodePacket(frame, typeof payload === "string" ? payload : JSON.stringify(payload));
  };
}
