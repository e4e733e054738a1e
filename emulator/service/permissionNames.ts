/** Twilio's names (Role resource), and two that only programs in the wild show: the last of `shared`. */
const shared = [
  "addParticipant",
  "removeParticipant",
  "deleteConversation",
  "editConversationName",
  "editConversationAttributes",
  "deleteAnyMessage",
  "editAnyMessage",
  "editAnyMessageAttributes",
  "editOwnMessage",
  "editOwnMessageAttributes",
  "editAnyUserInfo",
  "editOwnUserInfo",
  "addNonChatParticipant",
  "editNotificationLevel",
] as const;

export const servicePermissions = [...shared, "createConversation", "joinConversation"] as const;

export const conversationPermissions = [
  ...shared,
  "deleteOwnMessage",
  "leaveConversation",
  "sendMessage",
  "sendMediaMessage",
] as const;

export type Permission =
  | (typeof servicePermissions)[number]
  | (typeof conversationPermissions)[number];
