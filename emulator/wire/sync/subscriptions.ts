import * as v from "valibot";

export const objectType = v.picklist(["document", "list", "map"]);

export type ObjectType = v.InferOutput<typeof objectType>;

const subscriptionRequest = v.object({
  object_sid: v.string(),
  object_type: objectType,
  /** The highest event the client has seen; null or absent = from now on, without replay. */
  last_event_id: v.nullish(v.pipe(v.number(), v.integer())),
});

/** `POST /v4/Subscriptions` (wire protocol 7.1). `correlation_id` is the client's clock and goes back with the answers. */
export const subscriptionsBody = v.object({
  action: v.picklist(["establish", "cancel"]),
  correlation_id: v.number(),
  requests: v.array(subscriptionRequest),
});

export const subscriptionsReply = v.object({
  max_batch_size: v.number(),
  estimated_delivery_in_ms: v.number(),
});

export type SubscriptionRequest = v.InferOutput<typeof subscriptionRequest>;
export type SubscriptionsBody = v.InferOutput<typeof subscriptionsBody>;
export type SubscriptionsReply = v.InferOutput<typeof subscriptionsReply>;
