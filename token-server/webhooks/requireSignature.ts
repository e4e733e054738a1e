import type { FastifyRequest } from "fastify";
import twilio from "twilio";
import { HttpError } from "../http/httpError.ts";

/**
 * Lets only calls through that were signed with the account's auth token for this very address (Webhooks Security).
 * `publicUrl` is what Twilio called, before any proxy.
 */
export function requireSignature(
  request: FastifyRequest,
  { authToken, publicUrl }: { authToken: string | undefined; publicUrl: string | undefined },
): void {
  if (authToken === undefined) {
    throw new HttpError(
      503,
      "webhook not set up",
      "TWILIO_AUTH_TOKEN is not set, so no call can be checked.",
    );
  }
  if (publicUrl === undefined) {
    throw new HttpError(
      503,
      "webhook not set up",
      "PUBLIC_URL is not set, so no call can be checked.",
    );
  }
  const signature = request.headers["x-twilio-signature"];
  const form = request.body;
  if (
    typeof signature !== "string" ||
    typeof form !== "object" ||
    form === null ||
    !twilio.validateRequest(authToken, signature, `${publicUrl}${request.url}`, { ...form })
  ) {
    throw new HttpError(
      403,
      "webhook signature",
      "The call is not signed with this account's auth token.",
    );
  }
}
