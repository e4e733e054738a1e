import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import { changeParticipant } from "./changeParticipant.ts";
import type { ServiceContext } from "./context.ts";
import { requireConversation, requireMember } from "./conversationAccess.ts";
import { ApiError } from "./errors.ts";
import type { ReadHorizon } from "./service.ts";

export function createReadHorizon(context: ServiceContext): ReadHorizon {
  const { clock, transaction } = context;
  return {
    set: (serviceSid, sidOrUniqueName, identity, index) =>
      transaction(
        () => {
          const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
          const member = requireMember(context, conversation.sid, identity);
          const lastReadMessageIndex = checkReadIndex(conversation, index);
          const participant = changeParticipant(context, member, {
            lastReadMessageIndex,
            lastReadTimestamp: lastReadMessageIndex === null ? null : clock.now(),
          });
          return { participant, unreadMessagesCount: unreadCount(context, participant) };
        },
        { kind: "sdk", serviceSid, identity },
      ),
    unreadCount: (participant) => unreadCount(context, participant),
  };
}

/** Reads a posted index (READ1). One that is still to come is taken for the newest there is. Throws 50421. */
export function checkReadIndex(conversation: ConversationRow, index: number | null): number | null {
  if (index === null) return null;
  if (!Number.isInteger(index) || index < 0) throw new ApiError(50421);
  const newest = conversation.nextIndex - 1;
  return newest < 0 ? null : Math.min(index, newest);
}

/** Messages after the horizon (READ3); null while it was never set. */
function unreadCount(
  { store, limits }: ServiceContext,
  { conversationSid, lastReadMessageIndex }: ParticipantRow,
): number | null {
  if (lastReadMessageIndex === null) return null;
  return store.messages.countAfter(conversationSid, lastReadMessageIndex, limits.unreadCount);
}

/** A phone that has read a message moves its horizon forward (RCPT6). Must run inside a transaction. */
export function advanceReadHorizon(
  context: ServiceContext,
  participant: ParticipantRow,
  index: number,
): void {
  if ((participant.lastReadMessageIndex ?? -1) >= index) return;
  changeParticipant(context, participant, {
    lastReadMessageIndex: index,
    lastReadTimestamp: context.clock.now(),
  });
}
