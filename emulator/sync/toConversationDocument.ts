import type { ConversationRow, ConversationRowState } from "../store/rows.ts";
import { isoDate } from "../wire/isoDate.ts";
import type { ConversationDocument } from "../wire/sync/conversationDocument.ts";
import { messagesEntity, rosterEntity } from "./entities.ts";

// The SDK's type knows no `initializing` (REST only); such a conversation does nothing yet.
const shownState: Record<ConversationRowState, ConversationDocument["state"]["current"]> = {
  active: "active",
  inactive: "inactive",
  closed: "closed",
  initializing: "inactive",
};

export function toConversationDocument(row: ConversationRow): ConversationDocument {
  return {
    messages: messagesEntity(row.sid).name,
    roster: rosterEntity(row.sid).name,
    friendlyName: row.friendlyName,
    uniqueName: row.uniqueName,
    attributes: row.attributes,
    createdBy: row.createdBy,
    dateCreated: isoDate(row.dateCreated),
    dateUpdated: isoDate(row.dateUpdated),
    ...lastMessage(row),
    state: { current: shownState[row.state], dateUpdated: isoDate(row.stateUpdated) },
  };
}

function lastMessage({ lastMessageIndex, lastMessageDate, nextIndex }: ConversationRow) {
  if (lastMessageIndex === null || lastMessageDate === null) {
    return nextIndex === 0 ? {} : { lastMessage: null };
  }
  return { lastMessage: { index: lastMessageIndex, timestamp: isoDate(lastMessageDate) } };
}
