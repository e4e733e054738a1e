import type { Service } from "../../service/service.ts";
import type { ConversationRow, ParticipantRow } from "../../store/rows.ts";
import { conversationEntity, messagesEntity, rosterEntity } from "../../sync/entities.ts";
import type {
  ConversationResource,
  ConversationSummary,
} from "../../wire/client/conversationResource.ts";
import { clientApiBase } from "../../wire/hosts.ts";
import { isoDate } from "../../wire/isoDate.ts";

/** `participant` is that of the asking person; null when they have made the conversation and not joined yet. */
export function toConversationResource(
  service: Service,
  row: ConversationRow,
  participant: ParticipantRow | null,
): ConversationResource {
  const url = `${clientApiBase}/Conversations/${row.sid}`;
  return {
    sid: row.sid,
    conversation_sid: row.sid,
    status: participant === null ? "notParticipating" : "joined",
    friendly_name: row.friendlyName,
    unique_name: row.uniqueName,
    attributes: row.attributes,
    created_by: row.createdBy,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    last_read_message_index: participant?.lastReadMessageIndex ?? null,
    unread_messages_count:
      participant === null ? null : service.readHorizon.unreadCount(participant),
    notification_level: participant?.notificationLevel ?? null,
    messages_count: row.messagesCount,
    participants_count: row.participantsCount,
    sync_objects: syncObjects(row.sid),
    url,
    links: { messages: `${url}/Messages`, participants: `${url}/Participants` },
  };
}

export function toConversationSummary(participant: ParticipantRow): ConversationSummary {
  return {
    conversation_sid: participant.conversationSid,
    status: "joined",
    sync_objects: syncObjects(participant.conversationSid),
    last_read_message_index: participant.lastReadMessageIndex,
    notification_level: participant.notificationLevel,
  };
}

function syncObjects(sid: ConversationRow["sid"]) {
  return {
    conversation: conversationEntity(sid).name,
    messages: messagesEntity(sid).name,
    participants: rosterEntity(sid).name,
  };
}
