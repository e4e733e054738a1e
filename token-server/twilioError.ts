import twilio from "twilio";

/** The HTTP status of Twilio's refusal; undefined when the error is none. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof twilio.RestException ? error.status : undefined;
}
