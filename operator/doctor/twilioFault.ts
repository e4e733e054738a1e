import twilio from "twilio";
import { describeTwilioError } from "../describeTwilioError.ts";
import { type Outcome, fault } from "./finding.ts";

/** What an error means that a check did not expect. */
export function toOutcome(error: unknown): Outcome {
  const detail = describeTwilioError(error);
  if (!(error instanceof twilio.RestException)) {
    return fault(
      "twilio.unreachable",
      detail,
      "Check the network, a proxy or firewall, and TWILIO_BASE_URLS if it is set.",
    );
  }
  switch (error.status) {
    case 501:
      return fault(
        "twilio.notThere",
        `Not checked: ${error.message}.`,
        "The server of TWILIO_BASE_URLS does not have this. Twilio does.",
      );
    case 401:
    case 403:
      return fault("twilio.forbidden", detail, "Use a Standard API key of this account.");
    default:
      return fault(
        "twilio.refused",
        detail,
        error.moreInfo ? `See ${error.moreInfo}` : "Look up the error at Twilio.",
      );
  }
}
