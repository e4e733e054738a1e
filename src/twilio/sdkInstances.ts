import type { Conversation, Message } from "@twilio/conversations";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";

/** The SDK's objects, which commands need and nobody else may see: they are circular and change in place. */
export interface SdkInstances {
  conversations: Map<ConversationSid, Conversation>;
  messages: Map<MessageSid, Message>;
}

export function createSdkInstances(): SdkInstances {
  return { conversations: new Map(), messages: new Map() };
}
