import * as v from "valibot";
import type { TwilioClient } from "../../token-server/twilioAccount.ts";

// The helper gives `autoCreation` as Twilio's plain JSON.
const autoCreationSchema = v.object({
  enabled: v.nullish(v.boolean(), false),
  type: v.nullish(v.string(), "default"),
  conversation_service_sid: v.nullish(v.string()),
});

/** One of the account's numbers or WhatsApp senders, and what Twilio does with a text to it from an unknown phone. */
export interface InboundAddress {
  address: string;
  type: "sms" | "whatsapp";
  /** Undefined: never set, so no conversation is made. */
  configuration:
    | {
        sid: string;
        enabled: boolean;
        /** `default`, `webhook` or `studio`. */
        type: string;
        serviceSid: string | undefined;
      }
    | undefined;
}

const limit = 1000;

/** All addresses that people can write to, with their address configurations. */
export async function listInboundAddresses(client: TwilioClient): Promise<InboundAddress[]> {
  const [numbers, senders, configurations, account] = await Promise.all([
    client.incomingPhoneNumbers.list({ limit }),
    client.messaging.v2.channelsSenders.list({ channel: "whatsapp", limit }),
    client.conversations.v1.addressConfigurations.list({ limit }),
    client.conversations.v1.configuration().fetch(),
  ]);
  const byAddress = new Map(configurations.map((entry) => [entry.address, entry]));
  const toInbound = (address: string, type: InboundAddress["type"]): InboundAddress => {
    const found = byAddress.get(address);
    if (found === undefined) return { address, type, configuration: undefined };
    const {
      enabled,
      type: kind,
      conversation_service_sid,
    } = v.parse(autoCreationSchema, found.autoCreation ?? {});
    const serviceSid = conversation_service_sid ?? account.defaultChatServiceSid;
    return {
      address,
      type,
      configuration: { sid: found.sid, enabled, type: kind, serviceSid },
    };
  };
  return [
    ...numbers
      .filter(({ capabilities }) => capabilities.sms)
      .map(({ phoneNumber }) => toInbound(phoneNumber, "sms")),
    ...senders.map(({ senderId }) => toInbound(senderId, "whatsapp")),
  ];
}
