import type { ParticipantRow } from "../store/rows.ts";
import type { ConversationItem } from "../wire/sync/conversationItem.ts";
import { conversationEntity, messagesEntity, rosterEntity } from "./entities.ts";

/** The item in a chat person's own map of conversations. */
export function toConversationItem(participant: ParticipantRow): ConversationItem {
  const { conversationSid } = participant;
  return {
    status: "joined",
    channel: conversationEntity(conversationSid).name,
    messages: messagesEntity(conversationSid).name,
    roster: rosterEntity(conversationSid).name,
    lastConsumedMessageIndex: participant.lastReadMessageIndex,
    notificationLevel: participant.notificationLevel,
  };
}
