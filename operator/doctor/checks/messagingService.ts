import { statusOf } from "../../../token-server/twilioAccount.ts";
import { type Check, listed, ok, type Outcome, fault } from "../finding.ts";

const limit = 1000;
const tollFree = /^\+18(00|33|44|55|66|77|88)/;

/** New conversations get the account's default messaging service, which decides the A2P campaign and the opt-outs. */
export const messagingService: Check = {
  name: "messaging service",
  async run({ client }) {
    const { defaultMessagingServiceSid: sid } = await client.conversations.v1
      .configuration()
      .fetch();
    if (!sid) {
      return fault(
        "messaging.none",
        "The account has no default messaging service; conversations without one cannot have phones (error 50373).",
        "Choose one in the Twilio Console: Conversations, Manage, Defaults.",
      );
    }
    const service = client.messaging.v1.services(sid);
    try {
      const { friendlyName } = await service.fetch();
      const [pool, numbers] = await Promise.all([
        service.phoneNumbers.list({ limit }),
        client.incomingPhoneNumbers.list({ limit }),
      ]);
      const pooled = new Set(pool.map(({ phoneNumber }) => phoneNumber));
      const american = numbers
        .map(({ phoneNumber }) => phoneNumber)
        .filter((number) => number.startsWith("+1") && !tollFree.test(number));
      const outside = american.filter((number) => !pooled.has(number));
      if (outside.length > 0) return outsidePool(friendlyName, outside);
      if (american.length > 0 && (await service.usAppToPerson.list({ limit: 1 })).length === 0) {
        return withoutCampaign(friendlyName);
      }
      return ok(`"${friendlyName}".`);
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
      return fault(
        "messaging.deleted",
        `The account's default messaging service ${sid} does not exist.`,
        "Choose another in the Twilio Console: Conversations, Manage, Defaults.",
      );
    }
  },
};

function outsidePool(service: string, numbers: string[]): Outcome {
  return fault(
    "messaging.outsidePool",
    `${listed(numbers)} ${numbers.length === 1 ? "is" : "are"} not in the default messaging service "${service}".`,
    "Add them to its sender pool: a US number outside an A2P 10DLC campaign is blocked in the US (error 30034).",
  );
}

function withoutCampaign(service: string): Outcome {
  return fault(
    "messaging.noCampaign",
    `The messaging service "${service}" has no A2P 10DLC campaign.`,
    "Register one: US carriers block texts from US numbers without it (error 30034).",
  );
}
