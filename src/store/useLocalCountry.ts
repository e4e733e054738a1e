import { countryOf } from "../domain/phoneNumbers.ts";
import { useNumbers } from "./usePeople.ts";

/**
 * The country in which a number without a country code is read: that of the account's first Twilio number, since people
 * are mostly texted from a number of their own country.
 */
export function useLocalCountry(): string {
  const first = useNumbers()?.[0];
  return (first && countryOf(first.address)) ?? "US";
}
