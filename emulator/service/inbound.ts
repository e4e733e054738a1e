import { appendMessage } from "./appendMessage.ts";
import type { ServiceContext } from "./context.ts";
import type { Inbound } from "./service.ts";

/**
 * Texts from phones. The pair (from, to) finds the participant, and so the conversation (IN1); there is nothing else to
 * route by. Nobody is told when there is none: the text shows in the log only (IN5).
 */
export function createInbound(context: ServiceContext): Inbound {
  const { store, log, emit, transaction } = context;
  return {
    receive: ({ from, to, body, mediaSids }) =>
      transaction(() => {
        const participant = store.participants.findByPair(from, to);
        const conversation = participant && store.conversations.get(participant.conversationSid);
        if (conversation === undefined) {
          log.info({ from, to }, "A text that belongs to no conversation was dropped");
          emit({ type: "inboundDropped", from, to, body });
          return null;
        }
        const message = appendMessage(
          context,
          conversation,
          { author: from, participant },
          { body: body ?? undefined, mediaSids },
        );
        return { conversationSid: conversation.sid, messageSid: message.sid };
      }),
  };
}
