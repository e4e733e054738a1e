import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { Order } from "../store/page.ts";
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
import { pageTokens } from "./itemsPageToken.ts";
import { rangeOf, readPage } from "./page.ts";
import type { ItemsQuery } from "./page.ts";
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
      return messagesPage(service, entity, query);
    },
    mapItems(viewer, nameOrSid, query) {
      const entity = open(viewer, "map", nameOrSid);
      return entity.kind === "myConversations"
        ? membershipsPage(store, viewer, query)
        : wholeMapPage(allMapItems(context, viewer, entity), query);
    },
  };
}

const notFound = { document: 54100, list: 54150, map: 54200 } as const;
const onlyPage = { previous_token: null, next_token: null };

function itemsLink(kind: "Lists" | "Maps", entity: Entity): { items: string } {
  return { items: `${syncBase}/v3/${kind}/${entity.sid}/Items` };
}

function messagesPage(
  service: Service,
  { conversationSid }: Extract<Entity, { kind: "messages" }>,
  { index, ...query }: ItemsQuery<number> & { index?: number | undefined },
): ListItemsPage {
  if (index !== undefined) {
    const found = service.messages.findByIndex(conversationSid, index);
    return { items: found === undefined ? [] : [messageListItem(found)], meta: onlyPage };
  }
  const page = readPage<MessageRow, number>(
    (request) => service.messages.range(conversationSid, request),
    (row) => row.index,
    query,
  );
  return { items: page.items.map(messageListItem), meta: pageTokens(page, query) };
}

/** Read page by page: a person may have thousands of conversations. */
function membershipsPage(
  { participants }: Store,
  { serviceSid, identity }: Viewer,
  { key, ...query }: ItemsQuery<string> & { key?: string | undefined },
): MapItemsPage {
  const range = (request: { order: Order; from: string | undefined; limit: number }) =>
    participants.membershipsRange(serviceSid, identity, request);
  if (key !== undefined) {
    const [first] = range({ order: "asc", from: key, limit: 1 });
    const found = first?.conversationSid === key ? [first] : [];
    return { items: found.map(membershipMapItem), meta: onlyPage };
  }
  const page = readPage<ParticipantRow, string>(range, (row) => row.conversationSid, query);
  return { items: page.items.map(membershipMapItem), meta: pageTokens(page, query) };
}

function wholeMapPage(
  items: MapItem[],
  { key, ...query }: ItemsQuery<string> & { key?: string | undefined },
): MapItemsPage {
  const keyOf = (item: MapItem) => item.key;
  if (key !== undefined) {
    return { items: items.filter((item) => keyOf(item) === key), meta: onlyPage };
  }
  const page = readPage(rangeOf(items, keyOf), keyOf, query);
  return { items: page.items, meta: pageTokens(page, query) };
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
