import { useMemo } from "react";
import { type Address, numberOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { numberLetter } from "../../domain/twilioNumber.ts";
import type { Autocreation, Phone } from "./emulatorSchemas.ts";
import { usePhones } from "./phonesStore.ts";

/** A, B, … of a Twilio number; undefined for another number. */
function letterOf(numbers: Autocreation, address: Address): string | undefined {
  const place = numbers.findIndex((number) => number.address === address);
  return place < 0 ? undefined : numberLetter(place);
}

/** The letters of those among them that are Twilio numbers. */
export function useLetters(of: readonly Address[]): readonly string[] {
  const numbers = usePhones((state) => state.numbers);
  return useMemo(() => of.flatMap((address) => letterOf(numbers, address) ?? []), [numbers, of]);
}

/** A phone's label; empty for one that is called by its number. */
export function nameOf({ address, label }: Phone): string {
  return label === null || label === numberOf(address) ? "" : label;
}

/** Whom a thread is with: the number, or in a group names as far as there are any. */
export function useThreadTitle(others: readonly Address[]): string {
  const phones = usePhones((state) => state.phones);
  return useMemo(
    () =>
      others
        .map((address) => {
          const phone = others.length > 1 && phones.find((each) => each.address === address);
          return (phone && nameOf(phone)) || formatAddress(address);
        })
        .join(", "),
    [phones, others],
  );
}
