import { type Check, listed, ok, fault } from "../finding.ts";

export const whatsappSenders: Check = {
  name: "WhatsApp senders",
  async run({ client }) {
    const senders = await client.messaging.v2.channelsSenders.list({
      channel: "whatsapp",
      limit: 100,
    });
    if (senders.length === 0) return ok("None: WhatsApp is not used.");
    const offline = senders.filter(({ status }) => !status.startsWith("ONLINE"));
    if (offline.length > 0) {
      return fault(
        "senders.offline",
        `Not online: ${listed(offline.map(({ senderId, status }) => `${senderId} (${status})`))}.`,
        "Finish their registration in the Twilio Console: Messaging, Senders, WhatsApp senders.",
      );
    }
    return ok(listed(senders.map(({ senderId }) => senderId)));
  },
};
