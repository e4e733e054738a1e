/** How something travels. Decides colour and stroke of a line. */
export type Channel = "chat" | "sms" | "whatsapp" | "api";

export const channelTint: Record<Channel, string> = {
  chat: "bg-chat-tint text-chat-ink",
  sms: "bg-sms-tint text-sms-ink",
  whatsapp: "bg-wa-tint text-wa-ink",
  api: "bg-idle-tint text-ink-2",
};
