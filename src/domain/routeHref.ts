import type { Message } from "./entities.ts";

/** Where the app shows the way of a message; several screens lead there. The conversation is what the SDK finds it by. */
export function routeHref({
  sid,
  conversationSid,
}: Pick<Message, "sid" | "conversationSid">): string {
  return `/route/${sid}?in=${conversationSid}`;
}
