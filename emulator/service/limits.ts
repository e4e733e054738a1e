/** Twilio's limits (Conversations Limits), in one place so that tests can lower them. */
export interface Limits {
  participantsPerConversation: number;
  nonChatPerConversation: number;
  /** In a group text, Twilio numbers included. */
  groupParticipants: number;
  conversationsPerIdentity: number;
  identityLength: number;
  addressLength: number;
  friendlyNameLength: number;
  uniqueNameLength: number;
  subjectLength: number;
  /** UTF-8 bytes. */
  messageBodyBytes: number;
  messageAttributesBytes: number;
  participantAttributesBytes: number;
  conversationAttributesBytes: number;
  userAttributesBytes: number;
  /** Characters that one text to a phone may have; longer ones fail on the leg with 21617. */
  phoneBodyLength: number;
  mediaPerMessage: number;
  /** A file to a phone must be smaller than this. */
  mmsBytes: number;
  whatsappMediaBytes: number;
  unreadCount: number;
  /** The WhatsApp sandbox sends one message in this time. */
  sandboxIntervalMs: number;
}

export const twilioLimits: Limits = {
  participantsPerConversation: 1000,
  nonChatPerConversation: 50,
  groupParticipants: 10,
  conversationsPerIdentity: 1000,
  identityLength: 256,
  addressLength: 256,
  friendlyNameLength: 256,
  uniqueNameLength: 256,
  subjectLength: 256,
  messageBodyBytes: 32 * 1024,
  messageAttributesBytes: 4 * 1024,
  participantAttributesBytes: 4 * 1024,
  conversationAttributesBytes: 16 * 1024,
  userAttributesBytes: 4 * 1024,
  phoneBodyLength: 1600,
  mediaPerMessage: 10,
  mmsBytes: 5 * 1024 * 1024,
  whatsappMediaBytes: 16 * 1024 * 1024,
  unreadCount: 1000,
  sandboxIntervalMs: 3_000,
};
