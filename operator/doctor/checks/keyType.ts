import { statusOf } from "../../../token-server/twilioAccount.ts";
import { type Check, ok, fault } from "../finding.ts";

/** Twilio refuses access tokens that a Restricted key has signed (error 20160). Only such a key has a policy. */
export const keyType: Check = {
  name: "key type",
  async run({ client, accountClient, account }) {
    try {
      const key = await (accountClient ?? client).iam.v1.apiKey(account.apiKey).fetch();
      if (Object.keys(key.policy ?? {}).length === 0) {
        return ok(`"${key.friendlyName}" is no Restricted key.`);
      }
      return fault(
        "key.restricted",
        `"${key.friendlyName}" is a Restricted key; Twilio refuses the tokens that it signs (error 20160).`,
        "Make a Standard API key and set TWILIO_API_KEY and TWILIO_API_SECRET.",
      );
    } catch (error) {
      // Keys that work may still not be shown: to a Standard key, or by a server that stands in for Twilio.
      if (![401, 403, 404].includes(statusOf(error) ?? 0)) throw error;
      return fault(
        "key.unknown",
        "Twilio does not tell what kind of key it is.",
        "Set TWILIO_AUTH_TOKEN to have it checked. «access token» tells whether the key is good enough.",
      );
    }
  },
};
