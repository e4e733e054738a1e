import { type Address, channelOf } from "../../domain/address.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import { useNumberLetter } from "../../store/usePeople.ts";
import { countryName } from "../../texts/countries.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { LineSwatch } from "../../ui/LineSwatch.tsx";
import { NumberPlate } from "../../ui/NumberPlate.tsx";
import { TwilioPlate } from "../../ui/TwilioPlate.tsx";

/** The line that is about to be: phone, its channel's stroke, Twilio number. */
export function PairLine({ address, proxyAddress }: { address: Address; proxyAddress: Address }) {
  const { details } = useAllTexts();
  const letter = useNumberLetter(proxyAddress);
  const channel = channelOf(address);
  const country = countryOf(address) ?? "";
  return (
    <p className="text-small text-ink-2 flex flex-wrap items-center gap-2">
      <NumberPlate
        number={formatAddress(address)}
        country={country}
        countryName={country === "" ? "" : countryName(country)}
        channel={channel}
      />
      <span className="flex w-16">
        <LineSwatch channel={channel} size="fill" />
      </span>
      <TwilioPlate letter={letter ?? "–"} number={formatAddress(proxyAddress)} />
      <span>{details.newHere}</span>
    </p>
  );
}
