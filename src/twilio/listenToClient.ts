import type { Client, Conversation, Message, Participant, User } from "@twilio/conversations";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { Identity } from "../domain/identity.ts";
import { requireSid } from "./requireSid.ts";
import type { SdkInstances } from "./sdkInstances.ts";
import { keepMessage } from "./sdkInstances.ts";
import { toConversation } from "./toConversation.ts";
import { toMessage } from "./toMessage.ts";
import { toParticipant } from "./toParticipant.ts";
import { toUser } from "./toUser.ts";

/**
 * Turns the client's events into ours. On the client only: it repeats the events of all conversations, and a listener
 * on each would have to be put on and taken off with every conversation.
 */
export function listenToClient(
  client: Client,
  instances: SdkInstances,
  { emit, onProblem }: { emit(event: ChatEvent): void; onProblem(error: unknown): void },
): { conversationsTold(): Promise<unknown> } {
  // The SDK tells nobody of the people who were there before (3.0.1 fires `participantJoined` for new ones only).
  let rosters: Promise<unknown>[] = [];

  /** One entity that cannot be read must not stop the SDK from telling the others. */
  function safely<Args extends unknown[]>(tell: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      try {
        tell(...args);
      } catch (error) {
        onProblem(error);
      }
    };
  }

  async function tellRoster(conversation: Conversation): Promise<void> {
    const participants = (await conversation.getParticipants()).map(toParticipant);
    const conversationSid = requireSid("CH", conversation.sid);
    emit({ type: "participantsLoaded", conversationSid, participants });
  }

  function tellConversation(conversation: Conversation): void {
    // Looked at without being in it, or being left.
    if (conversation.status !== "joined") return;
    instances.conversations.set(requireSid("CH", conversation.sid), conversation);
    emit({ type: "conversationUpserted", conversation: toConversation(conversation) });
  }

  function tellParticipant(participant: Participant): void {
    emit({ type: "participantUpserted", participant: toParticipant(participant) });
  }

  function tellMessage(message: Message): void {
    const entity = toMessage(message);
    keepMessage(instances, entity, message);
    emit({ type: "messageUpserted", message: entity });
  }

  function tellRemoved(conversation: Conversation): void {
    const conversationSid = requireSid("CH", conversation.sid);
    instances.conversations.delete(conversationSid);
    emit({ type: "conversationRemoved", conversationSid });
  }

  function tellTyping(type: "typingStarted" | "typingEnded", participant: Participant): void {
    if (participant.identity === null) return;
    const conversationSid = requireSid("CH", participant.conversation.sid);
    // What the service gives as identity is one.
    emit({ type, conversationSid, identity: participant.identity as Identity });
  }

  function tellParticipantGone(participant: Participant): void {
    emit({
      type: "participantRemoved",
      conversationSid: requireSid("CH", participant.conversation.sid),
      participantSid: requireSid("MB", participant.sid),
    });
  }

  function tellMessageGone(message: Message): void {
    const messageSid = requireSid("IM", message.sid);
    instances.messages.delete(messageSid);
    const conversationSid = requireSid("CH", message.conversation.sid);
    emit({ type: "messageRemoved", conversationSid, messageSid });
  }

  const tellUser = (user: User) => emit({ type: "userUpserted", user: toUser(user) });

  client.on(
    "conversationJoined",
    safely((conversation: Conversation) => {
      tellConversation(conversation);
      // A roster that cannot be read leaves the conversation without people; opening it reads it again.
      rosters.push(tellRoster(conversation).catch(onProblem));
    }),
  );
  client.on(
    "conversationUpdated",
    safely(({ conversation }: { conversation: Conversation }) => tellConversation(conversation)),
  );
  client.on("conversationLeft", safely(tellRemoved));
  client.on("conversationRemoved", safely(tellRemoved));
  client.on("participantJoined", safely(tellParticipant));
  client.on(
    "participantUpdated",
    safely(({ participant }: { participant: Participant }) => tellParticipant(participant)),
  );
  client.on("participantLeft", safely(tellParticipantGone));
  client.on("messageAdded", safely(tellMessage));
  client.on(
    "messageUpdated",
    safely(({ message }: { message: Message }) => tellMessage(message)),
  );
  client.on("messageRemoved", safely(tellMessageGone));
  client.on("userSubscribed", safely(tellUser));
  client.on(
    "userUpdated",
    safely(({ user }: { user: User }) => tellUser(user)),
  );
  client.on(
    "typingStarted",
    safely((participant: Participant) => tellTyping("typingStarted", participant)),
  );
  client.on(
    "typingEnded",
    safely((participant: Participant) => tellTyping("typingEnded", participant)),
  );
  client.on("tokenAboutToExpire", () => emit({ type: "tokenAboutToExpire" }));

  return {
    /** Resolves when the people of all conversations told so far have been told too. */
    async conversationsTold() {
      const told = rosters;
      rosters = [];
      await Promise.all(told);
    },
  };
}
