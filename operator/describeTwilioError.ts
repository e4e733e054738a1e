import twilio from "twilio";

/** True for Twilio's refusals and for what the network did to a call; false for our own mistakes. */
export function isTwilioError(error: unknown): boolean {
  return error instanceof twilio.RestException || (error instanceof Error && "code" in error);
}

/** What went wrong in a call to Twilio, as a sentence with its error code. */
export function describeTwilioError(error: unknown): string {
  if (error instanceof twilio.RestException) {
    const code = error.code === undefined ? "" : ` (error ${error.code})`;
    return `Twilio answered ${error.status}${code}: ${error.message}.`;
  }
  return `Twilio cannot be reached: ${reasonOf(error)}.`;
}

/** `fetch` says only "fetch failed"; why stands in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
