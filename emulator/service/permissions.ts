import type { ConversationSid } from "../../src/domain/sids.ts";
import type { ParticipantRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";

/** Twilio's names (Role resource), as far as the operations here ask for them. */
export type Permission =
  | "createConversation"
  | "joinConversation"
  | "deleteConversation"
  | "editConversationName"
  | "editConversationAttributes"
  | "addParticipant"
  | "addNonChatParticipant"
  | "removeParticipant"
  | "leaveConversation"
  | "sendMessage"
  | "sendMediaMessage"
  | "editAnyMessage"
  | "deleteAnyMessage"
  | "editOwnUserInfo"
  | "editAnyUserInfo"
  | "editNotificationLevel";

/**
 * Refuses what an actor may not do in a conversation (MEM1): chat people must be members, REST acts as the system and
 * ignores roles (Fundamentals). Members may do everything; role permissions are to be checked here.
 */
export function requirePermission(
  context: ServiceContext,
  actor: Actor,
  _permission: Permission,
  conversationSid: ConversationSid,
): ParticipantRow | undefined {
  if (actor.kind !== "sdk") return undefined;
  const member = context.store.participants.getByIdentity(conversationSid, actor.identity);
  if (member === undefined) throw new ApiError(50430);
  return member;
}
