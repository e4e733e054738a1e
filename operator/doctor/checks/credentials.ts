import { statusOf } from "../../../token-server/twilioAccount.ts";
import { type Check, ok, fault } from "../finding.ts";

/** A Standard key may not read the account itself, so it is tried where it is used. */
export const credentials: Check = {
  name: "credentials",
  async run({ client, account }) {
    try {
      await client.conversations.v1.services.list({ limit: 1 });
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      return fault(
        "credentials.refused",
        `Twilio does not accept the API key ${account.apiKey} for the account ${account.accountSid}.`,
        "Check TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET; the secret is shown only once, so make a new key if in doubt.",
      );
    }
    return ok(`The API key works for the account ${account.accountSid}.`);
  },
};
