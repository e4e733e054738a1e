import { statusOf } from "../../../token-server/twilioAccount.ts";
import { type Check, ok, fault } from "../finding.ts";

export const service: Check = {
  name: "service",
  async run({ client, account }) {
    try {
      const found = await client.conversations.v1.services(account.serviceSid).fetch();
      return ok(`"${found.friendlyName}" (${found.sid}).`);
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
      return fault(
        "service.unknown",
        `The account has no Conversations service ${account.serviceSid}.`,
        "Set TWILIO_CONVERSATIONS_SERVICE_SID to one of this account, or leave it out and run: npm run setup",
      );
    }
  },
};
