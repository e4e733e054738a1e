import { HttpError } from "../http/httpError.ts";
import type { TwilioClient } from "../twilioClient.ts";
import { statusOf } from "../twilioError.ts";

export interface ConversationAccess {
  client: () => TwilioClient;
  serviceSid: string;
}

// Twilio's limit of participants (Conversations Limits).
const maxParticipants = 1000;

/**
 * The addresses of the people with phones in a conversation, for somebody who is in it. Others get the same 404 as for a
 * conversation that does not exist, so that sids cannot be tried out.
 */
export async function requireMembership(
  { client, serviceSid }: ConversationAccess,
  conversationSid: string,
  identity: string,
): Promise<string[]> {
  const participants = await client()
    .conversations.v1.services(serviceSid)
    .conversations(conversationSid)
    .participants.list({ limit: maxParticipants, pageSize: 100 })
    .catch((error: unknown) => {
      if (statusOf(error) === 404) return [];
      throw error;
    });
  if (!participants.some((participant) => participant.identity === identity)) {
    throw new HttpError(404, "not in conversation", "You are in no such conversation.");
  }
  return participants.flatMap(({ messagingBinding }) => addressOf(messagingBinding));
}

/** The helper types a binding as `any`. */
function addressOf(binding: unknown): string[] {
  if (typeof binding !== "object" || binding === null || !("address" in binding)) return [];
  return typeof binding.address === "string" ? [binding.address] : [];
}
