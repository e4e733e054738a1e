import type { ConversationSid } from "../domain/sids.ts";
import type { SessionParts } from "./sessionParts.ts";

/** Twilio shows somebody as typing for some five seconds after each call. */
const typingIntervalMs = 4000;

export function createTyping({
  gateway,
  store,
  clock,
  inBackground,
}: Pick<SessionParts, "gateway" | "store" | "clock" | "inBackground">) {
  const lastTold = new Map<ConversationSid, number>();

  return (sid: ConversationSid): void => {
    if (store.getState().connection.status !== "connected") return;
    const now = clock.now();
    if (now - (lastTold.get(sid) ?? Number.NEGATIVE_INFINITY) < typingIntervalMs) return;
    lastTold.set(sid, now);
    inBackground(gateway.typing(sid));
  };
}
