import type { NotificationPacket } from "./notificationPacket.ts";
import type { SharedEvent } from "./sharedEvent.ts";

/*
 * The events on their way to one connection. Each goes at once, as a packet that all who watch share, as long as the client
 * keeps up: it acknowledges every packet. The SDK needs more time for a packet than the emulator for a whole text, so when
 * it falls behind, events wait and then go together: up to a hundred of a type in a packet, and of a value that has changed
 * again while it waited, the latest only (which is also what a client gets that was away; wire protocol 12.2).
 *
 * Two orders hold always, because the client reports one highest event id for an entity when it comes back: events of an
 * entity go in the order of their ids, and one that swallows a later one keeps its own id.
 */

/** Packets that may be on their way unacknowledged before others wait. */
const freePackets = 4;

/** The client decodes a packet in one go; larger ones would block its page. */
const maxEventsInPacket = 100;
const maxPacketLength = 64 * 1024;

export interface Outbox {
  put(event: SharedEvent): void;
  /** The client has taken a packet of events. */
  acknowledge(): void;
  /** Sends all that waits: something follows that must not overtake it. */
  flush(): void;
  /** Characters that wait. */
  waitingLength(): number;
}

interface Entry {
  type: SharedEvent["type"];
  topic: string;
  /** Topic and key of its value. */
  key: string;
  id: number;
  rest: string;
}

export function createOutbox(
  send: (bytes: Uint8Array) => void,
  makePacket: NotificationPacket,
): Outbox {
  let queue: Entry[] = [];
  let length = 0;
  /** The entry that a further change of the same value may go into. */
  const open = new Map<string, Entry>();
  let onTheirWay = 0;

  const enqueue = (event: SharedEvent) => {
    const key = `${event.topic} ${event.key}`;
    const rest = event.rest();
    const waiting = open.get(key);
    if (waiting !== undefined && event.type.endsWith("_updated")) {
      length += rest.length - waiting.rest.length;
      waiting.rest = rest;
      return;
    }
    const entry = { type: event.type, topic: event.topic, key, id: event.id, rest };
    queue.push(entry);
    length += rest.length;
    if (event.type.endsWith("_removed")) open.delete(key);
    else open.set(key, entry);
  };

  const sendNext = () => {
    const { taken, left } = takeGroup(queue);
    queue = left;
    for (const { key, rest } of taken) {
      length -= rest.length;
      open.delete(key);
    }
    const events = taken.map(({ id, rest }) => `{"id":${id},${rest}`).join(",");
    onTheirWay += 1;
    send(
      makePacket("twilio.sync.event", `{"event_type":"${taken[0]?.type}","events":[${events}]}`),
    );
  };

  return {
    put(event) {
      if (queue.length === 0 && onTheirWay < freePackets) {
        onTheirWay += 1;
        send(event.packet());
      } else {
        enqueue(event);
      }
    },
    acknowledge() {
      onTheirWay = Math.max(onTheirWay - 1, 0);
      while (queue.length > 0 && onTheirWay < freePackets) sendNext();
    },
    flush() {
      while (queue.length > 0) sendNext();
    },
    waitingLength: () => length,
  };
}

/** The first event, and those of its type after it that overtake none of their own entity. */
function takeGroup(queue: readonly Entry[]): { taken: Entry[]; left: Entry[] } {
  const type = queue[0]?.type;
  const taken: Entry[] = [];
  const left: Entry[] = [];
  const passed = new Set<string>();
  let length = 0;
  for (const entry of queue) {
    const isFull = taken.length >= maxEventsInPacket || length > maxPacketLength;
    if (!isFull && entry.type === type && !passed.has(entry.topic)) {
      taken.push(entry);
      length += entry.rest.length;
    } else {
      left.push(entry);
      passed.add(entry.topic);
    }
  }
  return { taken, left };
}
