/** The events that a pre-webhook may change or refuse, and those that are told afterwards (Conversations Webhooks). */
export const preEvents = [
  "onConversationAdd",
  "onConversationUpdate",
  "onConversationRemove",
  "onMessageAdd",
  "onMessageUpdate",
  "onMessageRemove",
  "onParticipantAdd",
  "onParticipantUpdate",
  "onParticipantRemove",
  "onUserUpdate",
] as const;

/** What a webhook of one conversation may ask for. */
export const scopedEvents = [
  "onConversationUpdated",
  "onConversationRemoved",
  "onConversationStateUpdated",
  "onMessageAdded",
  "onMessageUpdated",
  "onMessageRemoved",
  "onParticipantAdded",
  "onParticipantUpdated",
  "onParticipantRemoved",
  "onDeliveryUpdated",
] as const;

export const postEvents = [
  "onConversationAdded",
  ...scopedEvents,
  "onUserAdded",
  "onUserUpdated",
] as const;

export type PreEvent = (typeof preEvents)[number];
export type PostEvent = (typeof postEvents)[number];
