import { type Address, channelOf } from "../../domain/address.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import { countryName } from "../../texts/countries.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { copyText } from "../../ui/copyText.ts";
import { NumberPlate } from "../../ui/NumberPlate.tsx";

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
      onCopy={(number) =>
        void copyText(number, {
          copied: shell.numberCopied,
          failed: shell.copyFailed,
          detail: number,
        })
      }
    />
  );
}
