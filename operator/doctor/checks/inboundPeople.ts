import { statusOf } from "../../../token-server/twilioAccount.ts";
import { type Check, listed, ok, fault } from "../finding.ts";

export const inboundPeople: Check = {
  name: "inbound people",
  async run({ client, account, integrations }) {
    const { identities, routing } = integrations.inbound;
    if (identities.length === 0) {
      return fault(
        "inbound.nobody",
        "INBOUND_IDENTITIES is empty: a conversation that an unknown phone begins has nobody in it.",
        "Set it to the people who answer, such as INBOUND_IDENTITIES=alice,bob",
      );
    }
    const { users } = client.conversations.v1.services(account.serviceSid);
    const unknown: string[] = [];
    for (const identity of identities) {
      try {
        await users(identity).fetch();
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
        unknown.push(identity);
      }
    }
    if (unknown.length > 0) {
      return fault(
        "inbound.unknown",
        `${listed(unknown)} of INBOUND_IDENTITIES ${unknown.length === 1 ? "has" : "have"} never signed in.`,
        "Check the spelling, or invite them: npm run invite -- NAME",
      );
    }
    return ok(`${listed(identities)}; ${routing === "all" ? "all of them" : "one at a time"}.`);
  },
};
