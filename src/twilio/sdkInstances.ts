import type { Conversation, Message } from "@twilio/conversations";
import type { Message as MessageEntity } from "../domain/entities.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";

/** The SDK's objects, which commands need and nobody else may see: they are circular and change in place. */
export interface SdkInstances {
  conversations: Map<ConversationSid, Conversation>;
  messages: Map<MessageSid, Message>;
  /** The highest index seen of each conversation. Whatever the SDK has in its caches lies below or is that. */
  highestIndex: Map<ConversationSid, number>;
}

export function createSdkInstances(): SdkInstances {
  return { conversations: new Map(), messages: new Map(), highestIndex: new Map() };
}

/** Remembers the SDK's message, and that it has been seen. */
export function keepMessage(
  instances: SdkInstances,
  entity: MessageEntity,
  message: Message,
): void {
  const { sid, conversationSid, index } = entity;
  instances.messages.set(sid, message);
  const highest = instances.highestIndex.get(conversationSid) ?? -1;
  if (index > highest) instances.highestIndex.set(conversationSid, index);
}
