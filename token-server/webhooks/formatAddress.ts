import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { phoneOf } from "../callbacks/contacts.ts";

/** An address as people write numbers: `+1 650 555 1111`. What is no number stays as it is. */
export function formatAddress(address: string): string {
  const phone = phoneOf(address);
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
