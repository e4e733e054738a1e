import type { Service } from "../service/service.ts";
import type { ServiceEvent } from "../service/serviceEvent.ts";
import type { Store } from "../store/store.ts";
import type { SubscriptionsBody } from "../wire/sync/subscriptions.ts";
import type { Viewer } from "./access.ts";
import { conversationEntity, messagesEntity, rosterEntity, userEntity } from "./entities.ts";
import type { Entity } from "./entities.ts";
import { createNotificationPacket } from "./notificationPacket.ts";
import { createOutbox } from "./outbox.ts";
import type { Outbox } from "./outbox.ts";
import { createEntityReader } from "./readEntities.ts";
import type { EntityReader } from "./readEntities.ts";
import { shareEvent } from "./sharedEvent.ts";
import { subscribe } from "./subscribe.ts";
import type { SubscribeContext } from "./subscribe.ts";
import { createSubscribers } from "./subscribers.ts";
import type { Subscriber } from "./subscribers.ts";
import { toEntityEvents } from "./toEntityEvents.ts";

/** What the ids of packets with events begin with, and so their acknowledgements. */
export const eventPacketPrefix = "S";

export interface SyncOptions {
  service: Service;
  store: Store;
  /** Whether the roster tells the numbers of phones. Default: true. See docs/emulator-differences.md. */
  participantBindings?: boolean;
}

/** The live side of the SDK: documents, lists and maps made from the service's rows. */
export interface Sync {
  read: EntityReader;
  /** Establishes or cancels subscriptions and delivers what is to be told of them. Call it after the reply. */
  subscribe(subscriber: Subscriber, body: SubscriptionsBody): void;
  /** The events on their way to one connection, whose client acknowledges what it gets. */
  openOutbox(send: (bytes: Uint8Array) => void): Outbox;
  /** The connection is gone. */
  forget(subscriber: Subscriber): void;
  /** Stops listening to the service. */
  close(): void;
}

export function createSync({ service, store, participantBindings = true }: SyncOptions): Sync {
  const subscribers = createSubscribers();
  const packet = createNotificationPacket(eventPacketPrefix);
  const reachabilityIds = createReachabilityIds(store);
  const context: SubscribeContext = {
    service,
    store,
    subscribers,
    withBindings: participantBindings,
    reachabilityOf: (viewer, { identity }) => ({
      online: service.users.isOnline(viewer.serviceSid, identity),
      eventId: reachabilityIds.get(viewer, identity),
    }),
  };

  const publish = (event: ServiceEvent) => {
    if (event.type === "reachabilityUpdated") reachabilityIds.note(event);
    for (const publication of toEntityEvents(event, participantBindings)) {
      const watching = subscribers.of(publication, publication.entity);
      if (watching.size === 0) continue;
      const shared = shareEvent(publication, packet);
      for (const subscriber of [...watching]) subscriber.publish(shared);
    }
    endSubscriptions(event);
  };

  // After the events that tell of it, so that whoever loses access still hears why.
  const endSubscriptions = (event: ServiceEvent) => {
    if (event.type === "membershipRemoved" && event.participant.identity !== null) {
      const { conversationSid, serviceSid, identity } = event.participant;
      for (const entity of entitiesOf(conversationSid)) {
        subscribers.removeIdentity({ serviceSid, identity }, entity);
      }
    }
    if (event.type === "conversationRemoved") {
      for (const entity of entitiesOf(event.conversation.sid)) {
        subscribers.removeAll(event.conversation, entity);
      }
    }
  };

  return {
    read: createEntityReader(context),
    subscribe(subscriber, body) {
      for (const event of subscribe(context, subscriber, body)) {
        subscriber.deliver(packet("twilio.sync.event", event));
      }
    },
    openOutbox: (send) => createOutbox(send, packet),
    forget: (subscriber) => subscribers.forget(subscriber),
    close: service.events.subscribe(publish),
  };
}

function entitiesOf(conversationSid: Parameters<typeof conversationEntity>[0]): Entity[] {
  return [
    conversationEntity(conversationSid),
    messagesEntity(conversationSid),
    rosterEntity(conversationSid),
  ];
}

/**
 * Who is online is known in memory only. After a restart everybody counts as having changed at its start, so that
 * clients that come back hear how it is now.
 */
function createReachabilityIds(store: Store) {
  const startEventId = store.transaction(() => store.eventIds.next());
  const eventIds = new Map<string, number>();
  const key = ({ serviceSid }: Pick<Viewer, "serviceSid">, identity: Viewer["identity"]) =>
    `${serviceSid}/${userEntity(identity).sid}`;
  return {
    get: (viewer: Viewer, identity: Viewer["identity"]) =>
      eventIds.get(key(viewer, identity)) ?? startEventId,
    note(event: Extract<ServiceEvent, { type: "reachabilityUpdated" }>) {
      eventIds.set(key(event, event.identity), event.eventId);
    },
  };
}
