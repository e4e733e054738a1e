import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { EntityEvent } from "../wire/sync/entityEvents.ts";
import type { EstablishedEvent, FailedEvent } from "../wire/sync/subscriptionEvents.ts";
import type { SubscriptionRequest, SubscriptionsBody } from "../wire/sync/subscriptions.ts";
import type { SyncEvent } from "../wire/sync/syncEvent.ts";
import { requireAccess } from "./access.ts";
import { findEntity } from "./entities.ts";
import { groupEvents } from "./groupEvents.ts";
import { replay } from "./replay.ts";
import type { ReplayContext } from "./replay.ts";
import type { Subscriber, Subscribers } from "./subscribers.ts";

export interface SubscribeContext extends ReplayContext {
  service: Service;
  subscribers: Subscribers;
}

/**
 * Carries out one request for subscriptions and gives back what is to be told, in order. Everything happens in one go:
 * no event of an entity can come between its replay and its establishment (wire protocol 7.2).
 */
export function subscribe(
  context: SubscribeContext,
  subscriber: Subscriber,
  { action, correlation_id, requests }: SubscriptionsBody,
): SyncEvent[] {
  if (action === "cancel") {
    for (const request of requests) cancel(context.subscribers, subscriber, request);
    const events = requests.map(subjectOf);
    return [{ event_type: "subscription_canceled", correlation_id, events }];
  }
  const missed: EntityEvent[] = [];
  const established: EstablishedEvent[] = [];
  const failed: FailedEvent[] = [];
  for (const request of requests) {
    try {
      missed.push(...establish(context, subscriber, request));
      const last_event_id = context.store.eventIds.current();
      established.push({ ...subjectOf(request), replay_status: "completed", last_event_id });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, code, message } = error;
      failed.push({ ...subjectOf(request), error: { status, code, message } });
    }
  }
  const answers: SyncEvent[] = [...groupEvents(missed)];
  if (established.length > 0) {
    answers.push({ event_type: "subscription_established", correlation_id, events: established });
  }
  if (failed.length > 0) {
    answers.push({ event_type: "subscription_failed", correlation_id, events: failed });
  }
  return answers;
}

function establish(
  context: SubscribeContext,
  subscriber: Subscriber,
  request: SubscriptionRequest,
): EntityEvent[] {
  const entity = findEntity(request.object_type, request.object_sid);
  if (entity === undefined) throw new ApiError(20404);
  requireAccess(context.service, subscriber, entity);
  context.subscribers.add(subscriber, entity);
  const since = request.last_event_id;
  return typeof since === "number" ? replay(context, subscriber, entity, since) : [];
}

function cancel(
  subscribers: Subscribers,
  subscriber: Subscriber,
  request: SubscriptionRequest,
): void {
  const entity = findEntity(request.object_type, request.object_sid);
  if (entity !== undefined) subscribers.remove(subscriber, entity);
}

function subjectOf({ object_sid, object_type }: SubscriptionRequest) {
  return { object_sid, object_type };
}
