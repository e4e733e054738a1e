import twilio from "twilio";

/** What the token server needs of a Twilio account. The emulator's account has the same shape. */
export interface TwilioAccount {
  accountSid: string;
  apiKey: string;
  apiSecret: string;
  serviceSid: string;
}

export interface TwilioNumber {
  /** E.164, or `whatsapp:` and E.164 for WhatsApp senders. */
  address: string;
  capabilities: { sms: boolean; mms: boolean; whatsapp: boolean };
}

export interface TwilioApi {
  /** Numbers that may be used as proxy address, oldest first, so that their letters never change. */
  listNumbers(): Promise<TwilioNumber[]>;
  listPeople(): Promise<{ identity: string; friendlyName: string }[]>;
}

// More numbers than this make no usable list of choices, and each page costs a request.
const maxNumbers = 1000;
const maxPeople = 100;

/** The official helper, pointed at Twilio, or at `baseUrl` where the emulator stands in for it. */
export function createTwilioApi(account: TwilioAccount, baseUrl?: string): TwilioApi {
  const client = twilio(account.apiKey, account.apiSecret, { accountSid: account.accountSid });
  if (baseUrl !== undefined) {
    client.api.baseUrl = baseUrl;
    client.conversations.baseUrl = baseUrl;
    client.messaging.baseUrl = baseUrl;
  }
  return {
    async listNumbers() {
      const [phones, senders] = await Promise.all([
        client.incomingPhoneNumbers.list({ limit: maxNumbers }),
        client.messaging.v2.channelsSenders.list({ channel: "whatsapp", limit: maxNumbers }),
      ]);
      phones.sort((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime());
      return [
        ...phones.map(({ phoneNumber, capabilities }) => ({
          address: phoneNumber,
          capabilities: { sms: capabilities.sms, mms: capabilities.mms, whatsapp: false },
        })),
        ...senders.map(({ senderId }) => ({
          address: senderId,
          capabilities: { sms: false, mms: false, whatsapp: true },
        })),
      ];
    },
    async listPeople() {
      const users = await client.conversations.v1
        .services(account.serviceSid)
        .users.list({ limit: maxPeople });
      return users.map(({ identity, friendlyName }) => ({
        identity,
        friendlyName: friendlyName || identity,
      }));
    },
  };
}
