import type { MessageInput } from "../service/service.ts";
import type { PreAnswer } from "./preEvents.ts";

/** What a webhook may change of a conversation (HOOK4). */
export function toConversationChange({
  friendlyName,
  attributes,
}: PreAnswer): Pick<PreAnswer, "friendlyName" | "attributes"> {
  return {
    ...(friendlyName !== undefined && { friendlyName }),
    ...(attributes !== undefined && { attributes }),
  };
}

/** What a webhook may change of a message (HOOK4). */
export function toMessageChange({
  body,
  attributes,
  author,
}: PreAnswer): Pick<MessageInput, "body" | "attributes" | "writtenAuthor"> {
  return {
    ...(body !== undefined && { body }),
    ...(attributes !== undefined && { attributes }),
    ...(author !== undefined && { writtenAuthor: author }),
  };
}
