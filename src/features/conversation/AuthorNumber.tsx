import { type Address, channelOf } from "../../domain/address.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import { countryName } from "../../texts/countries.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { CountryMark } from "../../ui/CountryMark.tsx";
import { NumberPlate } from "../../ui/NumberPlate.tsx";
import { useCopyNumber } from "./useCopyNumber.ts";

/** Beside the name that somebody gave a phone: its number, to be copied. */
export function AuthorPlate({ address }: { address: Address }) {
  const { shell } = useTexts();
  const copyNumber = useCopyNumber();
  const country = countryOf(address) ?? "";
  return (
    <NumberPlate
      number={formatAddress(address)}
      country={country}
      countryName={country === "" ? "" : countryName(country)}
      channel={channelOf(address)}
      copyLabel={shell.copyThis(formatAddress(address))}
      onCopy={copyNumber}
    />
  );
}

/** Beside a phone that is shown by its number. */
export function AuthorCountry({ address }: { address: Address }) {
  const country = countryOf(address);
  if (country === null) return null;
  return (
    <CountryMark
      country={country}
      countryName={countryName(country)}
      channel={channelOf(address)}
    />
  );
}
