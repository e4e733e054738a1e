import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import { useChatStore } from "./chatStoreContext.ts";

/** One's own newest text that can be edited: Twilio refuses to change a message with files (50509). */
export function useLastOwnText(sid: ConversationSid): MessageSid | null {
  return useChatStore((state) => {
    const rows = state.timelines[sid]?.rows ?? [];
    for (let place = rows.length - 1; place >= 0; place -= 1) {
      const messageSid = rows[place]?.messageSid ?? null;
      const message = messageSid === null ? undefined : state.messages[messageSid];
      if (message === undefined || message.author !== state.me) continue;
      return message.media.length === 0 && message.body !== null ? messageSid : null;
    }
    return null;
  });
}
