import type { ServiceContext } from "./context.ts";
import { requireConversation, requireMember } from "./conversationAccess.ts";
import type { Service } from "./service.ts";

/** Tells the other chat people that somebody types (TYP1). Nothing is kept. */
export function createTyping(context: ServiceContext): Service["typing"] {
  const { roster, emit, transaction } = context;
  return (serviceSid, sidOrUniqueName, identity) =>
    transaction(() => {
      const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
      requireMember(context, conversation.sid, identity);
      const participants = roster
        .of(conversation.sid)
        .filter((other) => other.identity !== null && other.identity !== identity);
      emit({
        type: "typing",
        conversationSid: conversation.sid,
        serviceSid,
        identity,
        participants,
      });
    });
}
