import { statusOf } from "../../../token-server/twilioAccount.ts";
import { type Check, fault, ok } from "../finding.ts";

export const authToken: Check = {
  name: "auth token",
  async run({ accountClient, integrations }) {
    if (accountClient === undefined) {
      const { templatesUrl, crmUrl, outgoingUrl } = integrations;
      const wanted =
        integrations.inbound.identities.length > 0 ||
        [templatesUrl, crmUrl, outgoingUrl].some((url) => url !== undefined);
      const advice =
        "Set TWILIO_AUTH_TOKEN: it proves that webhooks come from Twilio, and signs the calls to your own services.";
      const detail = "TWILIO_AUTH_TOKEN is not set.";
      return wanted
        ? fault("authToken.missing", detail, advice)
        : fault("authToken.unset", detail, advice);
    }
    try {
      await accountClient.conversations.v1.services.list({ limit: 1 });
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      return fault(
        "authToken.wrong",
        "TWILIO_AUTH_TOKEN is not the auth token of this account, so every webhook would be refused.",
        "Copy the auth token of this account, or of this subaccount, from the Twilio Console.",
      );
    }
    return ok("The auth token is this account's.");
  },
};
