import { type Address, channelOf } from "../../domain/address.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import { countryName } from "../../texts/countries.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { NumberPlate } from "../../ui/NumberPlate.tsx";
import { showToast } from "../../ui/toasts.ts";

export function PhonePlate({ address }: { address: Address }) {
  const { shell } = useTexts();
  const country = countryOf(address) ?? "";
  return (
    <NumberPlate
      number={formatAddress(address)}
      country={country}
      countryName={country === "" ? "" : countryName(country)}
      channel={channelOf(address)}
      copyLabel={shell.copyNumber}
      onCopy={(number) => showToast({ text: shell.numberCopied, detail: number })}
    />
  );
}
