/** What people must be allowed for all that the app offers (Role resource; deleting a conversation stays with its creator). */
export const requiredPermissions = {
  service: ["createConversation", "joinConversation", "editOwnUserInfo"],
  conversation: [
    "addParticipant",
    "addNonChatParticipant",
    "removeParticipant",
    "leaveConversation",
    "sendMessage",
    "sendMediaMessage",
    "editOwnMessage",
    "editOwnMessageAttributes",
    // A reaction to somebody else's message is written into its attributes.
    "editAnyMessageAttributes",
    "deleteOwnMessage",
    "editConversationName",
    "editConversationAttributes",
  ],
} as const;

interface MissingPermission {
  role: string;
  permission: string;
}

/** What a role lacks of `required`, in its order. */
export function missingPermissions(
  role: { friendlyName: string; permissions: string[] },
  required: readonly string[],
): MissingPermission[] {
  const present = new Set(role.permissions);
  return required
    .filter((permission) => !present.has(permission))
    .map((permission) => ({ role: role.friendlyName, permission }));
}
