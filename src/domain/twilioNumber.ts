import type { Address, PhoneChannel } from "./address.ts";

/** A number of the account (or a WhatsApp sender) that may be used as proxy address. */
export interface TwilioNumber {
  address: Address;
  capabilities: { sms: boolean; mms: boolean; whatsapp: boolean };
}

/** True when a person on that channel can be spoken to from this number. */
export function servesChannel(number: TwilioNumber, channel: PhoneChannel): boolean {
  return number.capabilities[channel];
}

/** The letter on a Twilio number's plate: A to Z by place, then AA, AB and so on. */
export function numberLetter(place: number): string {
  const first = Math.floor(place / 26);
  const last = String.fromCharCode(65 + (place % 26));
  return first === 0 ? last : numberLetter(first - 1) + last;
}
