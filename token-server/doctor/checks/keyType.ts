import { statusOf } from "../../twilioError.ts";
import { type Check, fail, ok, warn } from "../finding.ts";

/** Twilio refuses access tokens that a Restricted key has signed (error 20160). Only such a key has a policy. */
export const keyType: Check = {
  name: "key type",
  async run({ client, accountClient, account }) {
    try {
      const key = await (accountClient ?? client).iam.v1.apiKey(account.apiKey).fetch();
      if (Object.keys(key.policy ?? {}).length === 0) {
        return ok(`"${key.friendlyName}" is no Restricted key.`);
      }
      return fail(
        `"${key.friendlyName}" is a Restricted key; Twilio refuses the tokens that it signs (error 20160).`,
        "Make a Standard API key and set TWILIO_API_KEY and TWILIO_API_SECRET.",
      );
    } catch (error) {
      const status = statusOf(error);
      if (status === 404 && accountClient !== undefined) {
        return fail(
          `The account has no API key ${account.apiKey}.`,
          "Make a Standard API key in the account that TWILIO_ACCOUNT_SID names.",
        );
      }
      if (status === 401 || status === 403 || status === 404) {
        return warn(
          "The key may not read about keys, so its type is not known.",
          "Set TWILIO_AUTH_TOKEN to have it checked. The check «access token» below tells whether it works.",
        );
      }
      throw error;
    }
  },
};
