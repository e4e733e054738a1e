import type { ServiceSid } from "../../src/domain/sids.ts";
import type { ServiceEvent } from "../service/serviceEvent.ts";
import type { ConversationRow } from "../store/rows.ts";
import { isoDate } from "../wire/isoDate.ts";
import type { EntityEvent } from "../wire/sync/entityEvents.ts";
import {
  conversationEntity,
  messagesEntity,
  myConversationsEntity,
  rosterEntity,
  userEntity,
} from "./entities.ts";
import type { Entity } from "./entities.ts";
import { documentEvent, listItemEvent, mapItemEvent } from "./entityEvent.ts";
import type { Change } from "./entityEvent.ts";
import { membershipMapItem, messageListItem, rosterMapItem, userMapItem } from "./items.ts";

export interface Publication {
  serviceSid: ServiceSid;
  entity: Entity;
  event: EntityEvent;
}

const changes = {
  participantAdded: "added",
  participantUpdated: "updated",
  participantRemoved: "removed",
  membershipAdded: "added",
  membershipUpdated: "updated",
  membershipRemoved: "removed",
  messageAdded: "added",
  messageUpdated: "updated",
  messageRemoved: "removed",
} as const satisfies Partial<Record<ServiceEvent["type"], Change>>;

/** What each change of the service means for the entities that clients watch (wire protocol section 11). */
export function toEntityEvents(event: ServiceEvent, withBindings: boolean): Publication[] {
  switch (event.type) {
    case "conversationUpdated": {
      const entity = conversationEntity(event.conversation.sid);
      const { serviceSid } = event.conversation;
      return [{ serviceSid, entity, event: documentEvent(entity, event.conversation) }];
    }
    case "conversationRemoved":
      return removals(event.conversation, event.eventId);
    case "participantAdded":
    case "participantUpdated":
    case "participantRemoved": {
      const entity = rosterEntity(event.participant.conversationSid);
      const item = rosterMapItem(event.participant, withBindings);
      const change = mapItemEvent(entity, changes[event.type], item, event.eventId);
      return [{ serviceSid: event.participant.serviceSid, entity, event: change }];
    }
    case "membershipAdded":
    case "membershipUpdated":
    case "membershipRemoved": {
      const { participant } = event;
      if (participant.identity === null) return [];
      const entity = myConversationsEntity(participant.identity);
      const item = membershipMapItem(participant);
      const change = mapItemEvent(entity, changes[event.type], item, event.eventId);
      return [{ serviceSid: participant.serviceSid, entity, event: change }];
    }
    case "messageAdded":
    case "messageUpdated":
    case "messageRemoved": {
      const entity = messagesEntity(event.message.conversationSid);
      const item = messageListItem(event.message);
      const change = listItemEvent(entity, changes[event.type], item, event.eventId);
      return [{ serviceSid: event.message.serviceSid, entity, event: change }];
    }
    case "userUpdated": {
      const entity = userEntity(event.user.identity);
      // The key that has changed is a text; reachability is not looked at.
      const item = userMapItem(event.user, event.key, { online: false, eventId: 0 });
      const change = mapItemEvent(entity, "updated", item, event.eventId);
      return [{ serviceSid: event.user.serviceSid, entity, event: change }];
    }
    case "reachabilityUpdated":
      return [reachabilityPublication(event)];
    default:
      // Legs, receipts, typing, media and brand new conversations are in no entity that somebody could watch.
      return [];
  }
}

function reachabilityPublication({
  serviceSid,
  identity,
  online,
  eventId,
}: Extract<ServiceEvent, { type: "reachabilityUpdated" }>): Publication {
  const entity = userEntity(identity);
  const item = {
    key: "reachability",
    last_event_id: eventId,
    date_updated: isoDate(0),
    data: { online, notifiable: false },
  };
  return { serviceSid, entity, event: mapItemEvent(entity, "updated", item) };
}

function removals(conversation: ConversationRow, id: number): Publication[] {
  const { serviceSid } = conversation;
  const common = { id, date_created: isoDate(conversation.dateUpdated) };
  const document = conversationEntity(conversation.sid);
  const roster = rosterEntity(conversation.sid);
  const messages = messagesEntity(conversation.sid);
  const events: [Entity, EntityEvent][] = [
    [
      document,
      { event_type: "document_removed", event: { ...common, document_sid: document.sid } },
    ],
    [roster, { event_type: "map_removed", event: { ...common, map_sid: roster.sid } }],
    [messages, { event_type: "list_removed", event: { ...common, list_sid: messages.sid } }],
  ];
  return events.map(([entity, event]) => ({ serviceSid, entity, event }));
}
