import type { Viewer } from "./sync/access.ts";

/** A device that asked to be pushed to. */
export interface PushDevice extends Viewer {
  /** `fcm`, `apn`. */
  channelType: string;
  registrationId: string | undefined;
}
