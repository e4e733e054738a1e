import * as v from "valibot";
import { objectType } from "./subscriptions.ts";

const subject = { object_sid: v.string(), object_type: objectType };
const correlation = { correlation_id: v.number() };

const established = v.object({
  ...subject,
  replay_status: v.literal("completed"),
  last_event_id: v.number(),
});

const failed = v.object({
  ...subject,
  error: v.object({ status: v.number(), code: v.number(), message: v.string() }),
});

/**
 * What became of subscriptions (wire protocol 7.3). They come in groups: the SDK takes `events` for `event`, and 2,000
 * conversations cost 7 packets instead of 6,002.
 */
export const subscriptionEstablished = v.object({
  event_type: v.literal("subscription_established"),
  ...correlation,
  events: v.array(established),
});

export const subscriptionCanceled = v.object({
  event_type: v.literal("subscription_canceled"),
  ...correlation,
  events: v.array(v.object(subject)),
});

/** Status 404 makes the entity count as removed; any other leaves it silently unsubscribed. */
export const subscriptionFailed = v.object({
  event_type: v.literal("subscription_failed"),
  ...correlation,
  events: v.array(failed),
});

export type EstablishedEvent = v.InferOutput<typeof established>;
export type FailedEvent = v.InferOutput<typeof failed>;
