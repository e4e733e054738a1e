import type { RoleRow } from "../store/rows.ts";
import { conversationPermissions, type Permission, servicePermissions } from "./permissionNames.ts";

/**
 * What the stock role of a joiner may do: Twilio's own list is not known. `narrow` is that of Programmable Chat; `wide`
 * also names the conversation, decides who is in it, reacts to what others wrote (attributes) and deletes it.
 */
export type StockRoles = "wide" | "narrow";

const narrow: readonly Permission[] = [
  "sendMessage",
  "sendMediaMessage",
  "leaveConversation",
  "editOwnMessage",
  "editOwnMessageAttributes",
  "deleteOwnMessage",
  "editOwnUserInfo",
  "editNotificationLevel",
];

const wide: readonly Permission[] = [
  ...narrow,
  "editAnyMessageAttributes",
  "editConversationName",
  "editConversationAttributes",
  "addParticipant",
  "addNonChatParticipant",
  "removeParticipant",
  "deleteConversation",
];

export interface StockRole extends Pick<RoleRow, "friendlyName" | "type" | "permissions"> {
  /** Where the service points to it. */
  pointer?: "creatorRoleSid" | "conversationRoleSid" | "serviceRoleSid";
}

/** The four roles of a new service (ROLE1); their names keep the wording of Chat. */
export function stockRoles(kind: StockRoles): readonly StockRole[] {
  return [
    { friendlyName: "service admin", type: "service", permissions: servicePermissions },
    {
      friendlyName: "service user",
      type: "service",
      permissions: ["createConversation", "joinConversation", "editOwnUserInfo"],
      pointer: "serviceRoleSid",
    },
    {
      friendlyName: "channel admin",
      type: "conversation",
      permissions: conversationPermissions,
      pointer: "creatorRoleSid",
    },
    {
      friendlyName: "channel user",
      type: "conversation",
      permissions: kind === "wide" ? wide : narrow,
      pointer: "conversationRoleSid",
    },
  ];
}
