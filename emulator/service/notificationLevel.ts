import { changeParticipant } from "./changeParticipant.ts";
import type { ServiceContext } from "./context.ts";
import { requireConversation, requireMember } from "./conversationAccess.ts";
import { ApiError } from "./errors.ts";
import type { Service } from "./service.ts";

export function createNotificationLevel(context: ServiceContext): Service["notificationLevel"] {
  return {
    set: (serviceSid, sidOrUniqueName, identity, level) =>
      context.transaction(() => {
        const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
        const member = requireMember(context, conversation.sid, identity);
        if (level !== "default" && level !== "muted") throw new ApiError(50210);
        return changeParticipant(context, member, { notificationLevel: level });
      }),
  };
}
