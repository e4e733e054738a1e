import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { MessageRow, ParticipantRow } from "../store/rows.ts";
import type { Store } from "../store/store.ts";
import { syncBase } from "../wire/hosts.ts";
import type { DocumentDescriptor, ListDescriptor, MapDescriptor } from "../wire/sync/descriptor.ts";
import type { ListItemsPage, MapItem, MapItemsPage } from "../wire/sync/items.ts";
import type { ObjectType } from "../wire/sync/subscriptions.ts";
import { userItemKeys } from "../wire/sync/userItems.ts";
import { requireAccess } from "./access.ts";
import type { Viewer } from "./access.ts";
import { findEntity } from "./entities.ts";
import type { Entity } from "./entities.ts";
import { membershipMapItem, messageListItem, rosterMapItem, userMapItem } from "./items.ts";
import type { Reachability } from "./items.ts";
import { pageOf } from "./page.ts";
import type { ItemsPage, ItemsQuery } from "./page.ts";
import { toConversationDocument } from "./toConversationDocument.ts";

/** What the SDK reads of Sync (wire protocol section 6). Every call checks that the viewer may. */
export interface EntityReader {
  document(viewer: Viewer, nameOrSid: string): DocumentDescriptor;
  list(viewer: Viewer, nameOrSid: string): ListDescriptor;
  map(viewer: Viewer, nameOrSid: string, options: { includeItems: boolean }): MapDescriptor;
  /** With `index`, that item or none. */
  listItems(
    viewer: Viewer,
    nameOrSid: string,
    query: ItemsQuery<number> & { index?: number | undefined },
  ): ListItemsPage;
  /** With `key`, that item or none. */
  mapItems(
    viewer: Viewer,
    nameOrSid: string,
    query: ItemsQuery<string> & { key?: string | undefined },
  ): MapItemsPage;
}

export interface ReadContext {
  service: Service;
  store: Store;
  withBindings: boolean;
  reachabilityOf(viewer: Viewer, entity: Extract<Entity, { kind: "user" }>): Reachability;
}

export function createEntityReader(context: ReadContext): EntityReader {
  const { service, store } = context;

  const open = (viewer: Viewer, type: ObjectType, nameOrSid: string): Entity => {
    const entity = findEntity(type, nameOrSid);
    if (entity === undefined) throw new ApiError(notFound[type]);
    requireAccess(service, viewer, entity);
    return entity;
  };

  // Live events go on from here. The counter is one for all, so nothing that is read after can be missed or doubled.
  const describe = ({ sid, name }: Entity) => ({
    sid,
    unique_name: name,
    last_event_id: store.eventIds.current(),
  });

  return {
    document(viewer, nameOrSid) {
      const entity = open(viewer, "document", nameOrSid);
      if (entity.kind !== "conversation") throw new ApiError(54100);
      const row = service.conversations.get(viewer.serviceSid, entity.conversationSid);
      return { ...describe(entity), data: toConversationDocument(row) };
    },
    list(viewer, nameOrSid) {
      const entity = open(viewer, "list", nameOrSid);
      return { ...describe(entity), links: itemsLink("Lists", entity) };
    },
    map(viewer, nameOrSid, { includeItems }) {
      const entity = open(viewer, "map", nameOrSid);
      const items = includeItems ? { items: allMapItems(context, viewer, entity) } : {};
      return { ...describe(entity), links: itemsLink("Maps", entity), ...items };
    },
    listItems(viewer, nameOrSid, query) {
      const entity = open(viewer, "list", nameOrSid);
      if (entity.kind !== "messages") throw new ApiError(54150);
      const page = messagesPage(service, entity, query);
      return { items: page.items.map(messageListItem), meta: pageMeta(page) };
    },
    mapItems(viewer, nameOrSid, query) {
      const entity = open(viewer, "map", nameOrSid);
      if (entity.kind === "myConversations") {
        const page = membershipsPage(store, viewer, query);
        return { items: page.items.map(membershipMapItem), meta: pageMeta(page) };
      }
      const items = allMapItems(context, viewer, entity);
      if (query.key !== undefined) {
        const found = items.filter((item) => item.key === query.key);
        return { items: found, meta: pageMeta(noMore) };
      }
      const page = pageOf(items, (item) => item.key, query);
      return { items: page.items, meta: pageMeta(page) };
    },
  };
}

const notFound = { document: 54100, list: 54150, map: 54200 } as const;
const noMore = { hasNext: false, hasPrevious: false };

function itemsLink(kind: "Lists" | "Maps", entity: Entity): { items: string } {
  return { items: `${syncBase}/v3/${kind}/${entity.sid}/Items` };
}

// The SDK looks only whether there is a token; it goes on with From.
function pageMeta({ hasNext, hasPrevious }: { hasNext: boolean; hasPrevious: boolean }) {
  return { previous_token: hasPrevious ? "p" : null, next_token: hasNext ? "n" : null };
}

function messagesPage(
  service: Service,
  { conversationSid }: Extract<Entity, { kind: "messages" }>,
  { order, from, pageSize, index }: ItemsQuery<number> & { index?: number | undefined },
): ItemsPage<MessageRow> {
  if (index !== undefined) {
    const found = service.messages.findByIndex(conversationSid, index);
    return { items: found === undefined ? [] : [found], ...noMore };
  }
  // One more than asked for tells whether there are more.
  const rows = service.messages.range(conversationSid, { order, from, limit: pageSize + 1 });
  return {
    items: rows.slice(0, pageSize),
    hasNext: rows.length > pageSize,
    hasPrevious: from !== undefined && hasMessageBefore(service, conversationSid, order, from),
  };
}

/** Read page by page: a person may have thousands of conversations. */
function membershipsPage(
  store: Store,
  { serviceSid, identity }: Viewer,
  { order, from, pageSize, key }: ItemsQuery<string> & { key?: string | undefined },
): ItemsPage<ParticipantRow> {
  const { participants } = store;
  if (key !== undefined) {
    const [first] = participants.membershipsRange(serviceSid, identity, {
      order: "asc",
      from: key,
      limit: 1,
    });
    return { items: first?.conversationSid === key ? [first] : [], ...noMore };
  }
  const limit = pageSize + 1;
  const rows = participants.membershipsRange(serviceSid, identity, { order, from, limit });
  const opposite = order === "asc" ? "desc" : "asc";
  // The item at `from` itself may be one of the two.
  const before =
    from === undefined
      ? []
      : participants
          .membershipsRange(serviceSid, identity, { order: opposite, from, limit: 2 })
          .filter((row) => row.conversationSid !== from);
  return {
    items: rows.slice(0, pageSize),
    hasNext: rows.length > pageSize,
    hasPrevious: before.length > 0,
  };
}

function hasMessageBefore(
  service: Service,
  conversationSid: Parameters<Service["messages"]["range"]>[0],
  order: "asc" | "desc",
  from: number,
): boolean {
  const before =
    order === "asc"
      ? service.messages.range(conversationSid, { order: "desc", from: from - 1, limit: 1 })
      : service.messages.range(conversationSid, { order: "asc", from: from + 1, limit: 1 });
  return before.length > 0;
}

function allMapItems(context: ReadContext, viewer: Viewer, entity: Entity): MapItem[] {
  const { service, store, withBindings } = context;
  switch (entity.kind) {
    case "roster":
      return service.participants
        .ofConversation(entity.conversationSid)
        .map((row) => rosterMapItem(row, withBindings));
    case "myConversations":
      return store.participants
        .ofIdentity(viewer.serviceSid, entity.identity)
        .map(membershipMapItem);
    case "user": {
      const row = service.users.get(viewer.serviceSid, entity.identity);
      const reachability = context.reachabilityOf(viewer, entity);
      return userItemKeys.map((key) => userMapItem(row, key, reachability));
    }
    case "conversation":
    case "messages":
      throw new ApiError(54200);
  }
}
