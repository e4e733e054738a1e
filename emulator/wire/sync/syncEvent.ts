import * as v from "valibot";
import { entityEvent, entityEventGroup } from "./entityEvents.ts";
import {
  subscriptionCanceled,
  subscriptionEstablished,
  subscriptionFailed,
} from "./subscriptionEvents.ts";

/** Every payload of a notification with `message_type: "twilio.sync.event"`. */
export const syncEvent = v.union([
  entityEvent,
  entityEventGroup,
  subscriptionEstablished,
  subscriptionCanceled,
  subscriptionFailed,
]);

export type SyncEvent = v.InferOutput<typeof syncEvent>;
