import type { DeliveryReceipt } from "../domain/entities.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { SessionParts } from "./sessionParts.ts";
import { delay } from "./waitUntil.ts";

/** The SDK answers the same question from its cache for half a second (wire protocol 5, trap 16). */
const sdkCacheMs = 600;

/**
 * Receipts are asked for when somebody looks, never before. The summary on the message cannot tell whether they are
 * still right ("some" stays "some" when a second of three legs is delivered), so each look asks again.
 */
export function createReceipts({
  gateway,
  store,
  clock,
}: Pick<SessionParts, "gateway" | "store" | "clock">) {
  const askedAt = new Map<MessageSid, number>();

  return async (
    conversationSid: ConversationSid,
    messageSid: MessageSid,
  ): Promise<DeliveryReceipt[]> => {
    const sinceLast = clock.now() - (askedAt.get(messageSid) ?? Number.NEGATIVE_INFINITY);
    if (sinceLast < sdkCacheMs) await delay(clock, sdkCacheMs - sinceLast);
    askedAt.set(messageSid, clock.now());
    const receipts = await gateway.deliveryReceipts(conversationSid, messageSid);
    store.dispatch({ type: "receiptsLoaded", messageSid, receipts });
    return receipts;
  };
}
