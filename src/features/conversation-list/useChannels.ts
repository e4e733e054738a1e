import type { ConversationSid } from "../../domain/sids.ts";
import { useChannelCounts } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";

const order = ["chat", "sms", "whatsapp"] as const;

/** The channels present in a conversation, in the order in which they are drawn, with their names. */
export function useChannels(
  sid: ConversationSid,
): { channel: (typeof order)[number]; label: string }[] {
  const { channels } = useTexts().shell;
  const counts = useChannelCounts(sid);
  return order
    .filter((channel) => counts[channel] > 0)
    .map((channel) => ({ channel, label: channels[channel] }));
}
