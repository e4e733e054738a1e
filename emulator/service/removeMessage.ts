import type { ConversationRow, MessageRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { changeConversation } from "./conversationState.ts";

/** Removes a message, its receipts and media; its index is not given out again (MSG1). Must run inside a transaction. */
export function removeMessage(
  context: ServiceContext,
  conversation: ConversationRow,
  message: MessageRow,
): void {
  const { store, emit } = context;
  const { sid, conversationSid, serviceSid } = message;
  for (const { sid: mediaSid } of message.media) store.media.remove(mediaSid);
  store.receipts.removeOfMessage(sid);
  store.messages.remove(sid);
  const eventId = store.eventIds.next();
  store.tombstones.put({
    kind: "message",
    owner: conversationSid,
    serviceSid,
    key: String(message.index),
    eventId,
    lastValue: JSON.stringify(message),
  });
  emit({ type: "messageRemoved", eventId, message });
  countOut(context, conversation, message);
  const mediaSids = message.media.map((item) => item.sid);
  if (mediaSids.length > 0) emit({ type: "mediaRemoved", mediaSids });
}

function countOut(
  context: ServiceContext,
  conversation: ConversationRow,
  { index }: MessageRow,
): void {
  const { store } = context;
  const messagesCount = conversation.messagesCount - 1;
  if (conversation.lastMessageIndex !== index) {
    store.conversations.update(conversation.sid, { messagesCount });
    return;
  }
  const last = store.messages.last(conversation.sid);
  changeConversation(context, conversation, {
    messagesCount,
    lastMessageIndex: last?.index ?? null,
    lastMessageDate: last?.dateCreated ?? null,
  });
}
