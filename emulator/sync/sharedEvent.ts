import type { EntityEvent } from "../wire/sync/entityEvents.ts";
import type { NotificationPacket } from "./notificationPacket.ts";
import type { Publication } from "./toEntityEvents.ts";

/** One event on its way to all who watch its entity: made into text and into a packet once. */
export interface SharedEvent {
  type: EntityEvent["event_type"];
  /** The sid of its entity. */
  topic: string;
  /** Whose value it replaces: an item of the entity, or its document. */
  key: string;
  id: number;
  /** The event as JSON, without its opening brace and id. */
  rest(): string;
  /** The event alone in a packet. */
  packet(): Uint8Array;
}

export function shareEvent({ entity, event }: Publication, make: NotificationPacket): SharedEvent {
  let rest: string | undefined;
  let packet: Uint8Array | undefined;
  return {
    type: event.event_type,
    topic: entity.sid,
    key: keyOf(event),
    id: event.event.id,
    rest() {
      const { id: _id, ...others } = event.event;
      return (rest ??= JSON.stringify(others).slice(1));
    },
    packet: () => (packet ??= make("twilio.sync.event", event)),
  };
}

function keyOf({ event }: EntityEvent): string {
  if ("item_index" in event) return `${event.list_sid}/${event.item_index}`;
  if ("item_key" in event) return `${event.map_sid}/${event.item_key}`;
  return "";
}
