import { createAccessToken } from "../../../token-server/twilioAccount.ts";
import { type Check, ok, fault } from "../finding.ts";

const timeoutMs = 10_000;

/**
 * Shows a token to the media service, which checks it as the SDK's other servers do and needs nothing to exist: a good
 * token for media that is not there gets 404, a bad one 401. No user is made by it, so nothing is billed.
 */
export const accessToken: Check = {
  name: "access token",
  async run({ account, baseUrl }) {
    const token = createAccessToken(account, {
      identity: "partyline-doctor",
      lifetimeSeconds: 1200,
    });
    // A server that stands in for Twilio has one address for all; its media are under /mcs.
    const host = baseUrl === undefined ? "https://mcs.us1.twilio.com" : `${baseUrl}/mcs`;
    const url = `${host}/v1/Services/${account.serviceSid}/Media/ME${"0".repeat(32)}`;
    const response = await fetch(url, {
      headers: { "x-twilio-token": token },
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.status === 401 || response.status === 403) {
      return fault(
        "token.refused",
        `Twilio refuses a token that this key has signed for the service (status ${response.status}).`,
        "Check TWILIO_API_SECRET, that the key is a Standard key of region us1, and TWILIO_CONVERSATIONS_SERVICE_SID.",
      );
    }
    if (response.status === 404) return ok("Twilio accepts a token for this service.");
    return fault(
      "token.unclear",
      `The media service answered ${response.status}, which tells nothing.`,
      "Run the doctor again later.",
    );
  },
};
