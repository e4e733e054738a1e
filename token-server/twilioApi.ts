import type { FastifyBaseLogger } from "fastify";
import twilio from "twilio";
import type { TwilioClient } from "./twilioClient.ts";

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

export interface TwilioApiOptions {
  /** Made when first needed: the emulator's address is known only once it listens. */
  client: () => TwilioClient;
  serviceSid: string;
  log: FastifyBaseLogger;
}

// More numbers than this make no usable list of choices, and each page costs a request.
const maxNumbers = 1000;
const maxPeople = 100;

/** What the app must know of the account, through the official helper. */
export function createTwilioApi({ client, serviceSid, log }: TwilioApiOptions): TwilioApi {
  async function listPhones(): Promise<TwilioNumber[]> {
    const phones = await client().incomingPhoneNumbers.list({ limit: maxNumbers });
    phones.sort((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime());
    return phones.map(({ phoneNumber, capabilities: { sms, mms } }) => ({
      address: phoneNumber,
      capabilities: { sms, mms, whatsapp: false },
    }));
  }

  async function listSenders(): Promise<TwilioNumber[]> {
    const senders = await client()
      .messaging.v2.channelsSenders.list({ channel: "whatsapp", limit: maxNumbers })
      .catch((error: unknown) => {
        // An account may have no WhatsApp, or a key that may not ask; its phone numbers still work.
        if (!(error instanceof twilio.RestException) || error.status >= 500) throw error;
        log.warn({ err: error }, "the WhatsApp senders could not be listed");
        return [];
      });
    return senders.map(({ senderId }) => ({
      address: senderId,
      capabilities: { sms: false, mms: false, whatsapp: true },
    }));
  }

  return {
    listNumbers: async () => (await Promise.all([listPhones(), listSenders()])).flat(),
    async listPeople() {
      const users = await client()
        .conversations.v1.services(serviceSid)
        .users.list({ limit: maxPeople });
      return users.map(({ identity, friendlyName }) => ({
        identity,
        friendlyName: friendlyName || identity,
      }));
    },
  };
}
