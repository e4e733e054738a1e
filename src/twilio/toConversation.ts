import type { Conversation as SdkConversation } from "@twilio/conversations";
import type { Conversation } from "../domain/entities.ts";
import { requireSid } from "./requireSid.ts";
import { toAttributes } from "./toAttributes.ts";

export type ConversationSource = Pick<
  SdkConversation,
  | "sid"
  | "friendlyName"
  | "uniqueName"
  | "attributes"
  | "state"
  | "createdBy"
  | "dateCreated"
  | "dateUpdated"
  | "lastMessage"
  | "lastReadMessageIndex"
  | "notificationLevel"
>;

/** A copy, field by field: the SDK changes its objects in place. */
export function toConversation(source: ConversationSource): Conversation {
  const dateCreated = source.dateCreated?.getTime() ?? 0;
  return {
    sid: requireSid("CH", source.sid),
    friendlyName: source.friendlyName,
    uniqueName: source.uniqueName,
    attributes: toAttributes(source.attributes),
    // Not typed as optional everywhere, but missing until the service has told it.
    state: source.state?.current ?? "active",
    createdBy: source.createdBy || null,
    dateCreated,
    dateUpdated: source.dateUpdated?.getTime() ?? dateCreated,
    lastMessage: toLastMessage(source.lastMessage),
    lastReadMessageIndex: source.lastReadMessageIndex,
    muted: source.notificationLevel === "muted",
  };
}

function toLastMessage(source: ConversationSource["lastMessage"]): Conversation["lastMessage"] {
  if (source?.index === undefined) return null;
  return { index: source.index, dateCreated: source.dateCreated?.getTime() ?? 0 };
}
