import type { Conversation, Message, Participant, User } from "./entities.ts";
import type { Identity } from "./identity.ts";
import type { ConversationSid, MessageSid, ParticipantSid } from "./sids.ts";

/** `noNetwork`: the browser says that it has none. `noToken`: the sign-in server does not answer, which gives the tokens. */
export type OfflineReason = "noNetwork" | "noToken";

export type ConnectionStatus =
  | { status: "connecting" }
  | { status: "connected" }
  /** `since`: epoch ms of the loss. Without `why` the chat service cannot be reached. */
  | { status: "offline"; since: number; why?: OfflineReason }
  /** The token was refused and could not be renewed; only signing in helps. */
  | { status: "denied"; reason: string };

/** Facts that the gateway reports. Always whole entities, so that the same event twice changes nothing. */
export type ChatEvent =
  | { type: "connectionChanged"; connection: ConnectionStatus }
  | { type: "meLoaded"; identity: Identity }
  /** The list is complete. */
  | { type: "conversationsLoaded" }
  /** Some conversation does not come. Those told so far are there to be shown; what is missing may still be told. */
  | { type: "conversationsDelayed" }
  | { type: "conversationUpserted"; conversation: Conversation }
  | { type: "conversationRemoved"; conversationSid: ConversationSid }
  | { type: "participantUpserted"; participant: Participant }
  /** All people of a conversation: whoever is not among them is gone. */
  | {
      type: "participantsLoaded";
      conversationSid: ConversationSid;
      participants: readonly Participant[];
    }
  | { type: "participantRemoved"; conversationSid: ConversationSid; participantSid: ParticipantSid }
  | { type: "messageUpserted"; message: Message }
  | { type: "messageRemoved"; conversationSid: ConversationSid; messageSid: MessageSid }
  | { type: "userUpserted"; user: User }
  | { type: "typingStarted"; conversationSid: ConversationSid; identity: Identity }
  | { type: "typingEnded"; conversationSid: ConversationSid; identity: Identity }
  | { type: "tokenAboutToExpire" }
  | { type: "tokenExpired" };
