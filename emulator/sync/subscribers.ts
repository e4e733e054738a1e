import type { Viewer } from "./access.ts";
import type { Entity } from "./entities.ts";
import type { SharedEvent } from "./sharedEvent.ts";

/** A connection, as far as Sync needs one. Subscriptions live and die with it. */
export interface Subscriber extends Viewer {
  /** Takes an event of something that it watches. */
  publish(event: SharedEvent): void;
  /** Takes the bytes of one packet, after all events before it. The same bytes go to many. */
  deliver(packet: Uint8Array): void;
}

/** Who watches what. */
export interface Subscribers {
  add(subscriber: Subscriber, entity: Entity): void;
  remove(subscriber: Subscriber, entity: Entity): void;
  /** The connection is gone. */
  forget(subscriber: Subscriber): void;
  /** The person may not watch this any more. */
  removeIdentity(viewer: Viewer, entity: Entity): void;
  removeAll(viewer: Pick<Viewer, "serviceSid">, entity: Entity): void;
  of(viewer: Pick<Viewer, "serviceSid">, entity: Entity): ReadonlySet<Subscriber>;
}

const nobody: ReadonlySet<Subscriber> = new Set();

export function createSubscribers(): Subscribers {
  const byTopic = new Map<string, Set<Subscriber>>();
  const topicsOf = new Map<Subscriber, Set<string>>();

  const removeTopic = (subscriber: Subscriber, topic: string) => {
    topicsOf.get(subscriber)?.delete(topic);
    const watching = byTopic.get(topic);
    watching?.delete(subscriber);
    if (watching?.size === 0) byTopic.delete(topic);
  };

  return {
    add(subscriber, entity) {
      const topic = topicOf(subscriber, entity);
      getOrAdd(byTopic, topic).add(subscriber);
      getOrAdd(topicsOf, subscriber).add(topic);
    },
    remove: (subscriber, entity) => removeTopic(subscriber, topicOf(subscriber, entity)),
    forget(subscriber) {
      for (const topic of [...(topicsOf.get(subscriber) ?? [])]) removeTopic(subscriber, topic);
      topicsOf.delete(subscriber);
    },
    removeIdentity(viewer, entity) {
      const topic = topicOf(viewer, entity);
      for (const subscriber of [...(byTopic.get(topic) ?? [])]) {
        if (subscriber.identity === viewer.identity) removeTopic(subscriber, topic);
      }
    },
    removeAll(viewer, entity) {
      const topic = topicOf(viewer, entity);
      for (const subscriber of [...(byTopic.get(topic) ?? [])]) removeTopic(subscriber, topic);
    },
    of: (viewer, entity) => byTopic.get(topicOf(viewer, entity)) ?? nobody,
  };
}

// The sids of a person's maps follow from the identity, which is unique in its service only.
function topicOf({ serviceSid }: Pick<Viewer, "serviceSid">, entity: Entity): string {
  return `${serviceSid}/${entity.sid}`;
}

function getOrAdd<Key, Value>(map: Map<Key, Set<Value>>, key: Key): Set<Value> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const added = new Set<Value>();
  map.set(key, added);
  return added;
}
