import type { EntityEvent, EntityEventGroup } from "../wire/sync/entityEvents.ts";

/** The client decodes a packet in one go; larger ones would block its page. */
const maxEventsPerPacket = 100;

/** Puts runs of events of the same type together, which changes no order. */
export function groupEvents(events: readonly EntityEvent[]): EntityEventGroup[] {
  const groups: EntityEventGroup[] = [];
  for (const { event_type, event } of events) {
    const last = groups.at(-1);
    if (last?.event_type === event_type && last.events.length < maxEventsPerPacket) {
      last.events.push({ ...event });
    } else {
      groups.push({ event_type, events: [{ ...event }] });
    }
  }
  return groups;
}
