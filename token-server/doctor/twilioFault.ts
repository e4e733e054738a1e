import twilio from "twilio";
import { fail, type Outcome, warn } from "./finding.ts";

/** What an error means that a check did not expect. */
export function toOutcome(error: unknown): Outcome {
  if (error instanceof twilio.RestException) {
    const code = error.code === undefined ? "" : ` (error ${error.code})`;
    if (error.status === 501) {
      return warn(
        `Not checked: ${error.message}.`,
        "The server of TWILIO_BASE_URLS does not have this. Twilio does.",
      );
    }
    if (error.status === 401 || error.status === 403) {
      return fail(
        `Twilio refused to tell${code}: ${error.message}.`,
        "Use a Standard API key of this account.",
      );
    }
    return fail(`Twilio answered ${error.status}${code}: ${error.message}.`, moreInfo(error));
  }
  return fail(
    `Twilio cannot be reached: ${reasonOf(error)}.`,
    "Check the network, a proxy or firewall, and TWILIO_BASE_URLS if it is set.",
  );
}

/** `fetch` says only "fetch failed"; why stands in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

function moreInfo({ moreInfo: page }: { moreInfo?: string }): string {
  return page === undefined ? "Look up the error in Twilio's dictionary." : `See ${page}`;
}
