import { webhookPath } from "../../token-server/webhooks.ts";

/** The event that the webhook lives on; others may be asked for and are ignored. */
export const webhookEvent = "onConversationAdded";

/** Where Twilio is to call; undefined without PUBLIC_URL. */
export function webhookTarget(publicUrl: string | undefined): string | undefined {
  return publicUrl === undefined ? undefined : `${publicUrl}${webhookPath}`;
}
