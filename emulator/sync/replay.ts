import type { ConversationSid } from "../../src/domain/sids.ts";
import type { MessageRow, ParticipantRow, TombstoneRow } from "../store/rows.ts";
import type { Store } from "../store/store.ts";
import type { EntityEvent } from "../wire/sync/entityEvents.ts";
import { userItemKeys } from "../wire/sync/userItems.ts";
import type { Viewer } from "./access.ts";
import type { Entity } from "./entities.ts";
import { documentEvent, listItemEvent, mapItemEvent } from "./entityEvent.ts";
import { membershipMapItem, messageListItem, rosterMapItem, userMapItem } from "./items.ts";
import type { Reachability } from "./items.ts";

/*
 * What a client has missed since an event, taken from the rows and tombstones: no journal is kept (wire protocol 12.2).
 * Each item comes once, with its latest value.
 */

export interface ReplayContext {
  store: Store;
  withBindings: boolean;
  reachabilityOf(viewer: Viewer, entity: Extract<Entity, { kind: "user" }>): Reachability;
}

/** The events of an entity after `since`, oldest first. */
export function replay(
  context: ReplayContext,
  viewer: Viewer,
  entity: Entity,
  since: number,
): EntityEvent[] {
  const { store } = context;
  // Nothing at all has happened: the usual case at the first subscription, thousands of times.
  if (since >= store.eventIds.current()) return [];
  const events = eventsSince(context, viewer, entity, since);
  return events.sort((a, b) => a.event.id - b.event.id);
}

function eventsSince(
  context: ReplayContext,
  viewer: Viewer,
  entity: Entity,
  since: number,
): EntityEvent[] {
  switch (entity.kind) {
    case "conversation":
      return documentSince(context.store, entity, entity.conversationSid, since);
    case "messages":
      return messagesSince(context.store, viewer, entity, since);
    case "roster":
      return rosterSince(context, viewer, entity, since);
    case "myConversations":
      return membershipsSince(context.store, viewer, entity, since);
    case "user":
      return userSince(context, viewer, entity, since);
  }
}

function documentSince(
  store: Store,
  entity: Entity,
  conversationSid: ConversationSid,
  since: number,
): EntityEvent[] {
  const row = store.conversations.get(conversationSid);
  return row === undefined || row.eventId <= since ? [] : [documentEvent(entity, row)];
}

function messagesSince(
  store: Store,
  { serviceSid }: Viewer,
  entity: Extract<Entity, { kind: "messages" }>,
  since: number,
): EntityEvent[] {
  const changed = store.messages
    .changedSince(entity.conversationSid, since)
    .flatMap((row) =>
      changesSince(row.addedEventId, row.eventId, since).map(({ change, id }) =>
        listItemEvent(entity, change, messageListItem(row), id),
      ),
    );
  const removed = store.tombstones
    .since("message", entity.conversationSid, serviceSid, since)
    .map((tombstone) =>
      listItemEvent(entity, "removed", messageListItem(lastMessage(tombstone)), tombstone.eventId),
    );
  return [...changed, ...removed];
}

function rosterSince(
  { store, withBindings }: ReplayContext,
  { serviceSid }: Viewer,
  entity: Extract<Entity, { kind: "roster" }>,
  since: number,
): EntityEvent[] {
  const changed = store.participants
    .changedSince(entity.conversationSid, since)
    .flatMap((row) =>
      changesSince(row.addedEventId, row.eventId, since).map(({ change, id }) =>
        mapItemEvent(entity, change, rosterMapItem(row, withBindings), id),
      ),
    );
  const removed = store.tombstones
    .since("participant", entity.conversationSid, serviceSid, since)
    .map((tombstone) => {
      const item = rosterMapItem(lastParticipant(tombstone), withBindings);
      return mapItemEvent(entity, "removed", item, tombstone.eventId);
    });
  return [...changed, ...removed];
}

function membershipsSince(
  store: Store,
  { serviceSid }: Viewer,
  entity: Extract<Entity, { kind: "myConversations" }>,
  since: number,
): EntityEvent[] {
  const changed = store.participants
    .membershipsChangedSince(serviceSid, entity.identity, since)
    .flatMap((row) =>
      changesSince(row.membershipAddedEventId, row.membershipEventId, since).map(({ change, id }) =>
        mapItemEvent(entity, change, membershipMapItem(row), id),
      ),
    );
  const removed = store.tombstones
    .since("membership", entity.identity, serviceSid, since)
    .map((tombstone) => {
      const item = membershipMapItem(lastParticipant(tombstone));
      return mapItemEvent(entity, "removed", item, tombstone.eventId);
    });
  return [...changed, ...removed];
}

function userSince(
  { store, reachabilityOf }: ReplayContext,
  viewer: Viewer,
  entity: Extract<Entity, { kind: "user" }>,
  since: number,
): EntityEvent[] {
  const row = store.users.getByIdentity(viewer.serviceSid, entity.identity);
  if (row === undefined) return [];
  const reachability = reachabilityOf(viewer, entity);
  return userItemKeys
    .map((key) => userMapItem(row, key, reachability))
    .filter((item) => item.last_event_id > since)
    .map((item) => mapItemEvent(entity, "updated", item));
}

/**
 * How an item has changed. A new one comes in the place where it was added, though with its latest value: in the place of its
 * last change it might be cut off with the connection, and the next replay, from a later id on, would tell a change of an
 * item that the client has never heard of. It comes once more in the place of that change, for a client that has read it
 * in a page meanwhile and takes nothing older than that.
 */
function changesSince(addedEventId: number, eventId: number, since: number) {
  const updated = { change: "updated" as const, id: eventId };
  if (addedEventId <= since) return [updated];
  const added = { change: "added" as const, id: addedEventId };
  return eventId > addedEventId ? [added, updated] : [added];
}

// The service writes the row that it removes; the kind of the tombstone says which.
function lastMessage(tombstone: TombstoneRow): MessageRow {
  return JSON.parse(tombstone.lastValue) as MessageRow;
}

function lastParticipant(tombstone: TombstoneRow): ParticipantRow {
  return JSON.parse(tombstone.lastValue) as ParticipantRow;
}
