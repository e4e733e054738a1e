/** A phone number in international form: `+` and 2 to 15 digits, the first not 0. */
export type E164 = string & { readonly __e164: true };

/** Where a person with a phone is reached: an E.164 number (SMS) or `whatsapp:` and an E.164 number. */
export type Address = string & { readonly __address: true };

export type PhoneChannel = "sms" | "whatsapp";
export type Channel = "chat" | PhoneChannel;

const e164Pattern = /^\+[1-9][0-9]{1,14}$/;
const whatsappPrefix = "whatsapp:";

export function isE164(text: string): text is E164 {
  return e164Pattern.test(text);
}

export function isAddress(text: string): text is Address {
  return isE164(text.startsWith(whatsappPrefix) ? text.slice(whatsappPrefix.length) : text);
}

/** Reads an address as a person or a program writes it; undefined when it is none. */
export function parseAddress(text: string): Address | undefined {
  const trimmed = text.trim();
  return isAddress(trimmed) ? trimmed : undefined;
}

/** The channel that an address belongs to. SMS and WhatsApp of one number are different addresses. */
export function channelOf(address: Address): PhoneChannel {
  return address.startsWith(whatsappPrefix) ? "whatsapp" : "sms";
}

/** The phone number inside an address. */
export function numberOf(address: Address): E164 {
  const number = channelOf(address) === "whatsapp" ? address.slice(whatsappPrefix.length) : address;
  // An Address holds a valid number by construction (isAddress).
  return number as string as E164;
}

export function whatsappAddress(number: E164): Address {
  // The prefix and a valid number make a valid address.
  return `${whatsappPrefix}${number}` as Address;
}

export function smsAddress(number: E164): Address {
  // A number alone is its SMS address.
  return number as string as Address;
}
