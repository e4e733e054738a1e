import { channelOf } from "../../domain/address.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useNumberLetter, useProxyAddress } from "../../store/usePeople.ts";
import type { WindowOfPerson } from "../../store/useWhatsappWindows.ts";
import { countryName } from "../../texts/countries.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { NumberPlate } from "../../ui/NumberPlate.tsx";
import { TwilioPlate } from "../../ui/TwilioPlate.tsx";

interface TemplateRouteProps {
  sid: ConversationSid;
  recipient: WindowOfPerson;
}

/** To which number, from which number. */
export function TemplateRoute({ sid, recipient }: TemplateRouteProps) {
  const words = useAllTexts().templates;
  const proxyAddress = useProxyAddress(sid, recipient.participantSid);
  const letter = useNumberLetter(proxyAddress);
  const { address } = recipient;
  if (address === null) return null;
  const country = countryOf(address) ?? "";
  return (
    <p className="text-small text-ink-2 flex flex-wrap items-center gap-2 max-sm:hidden">
      {words.to}
      <NumberPlate
        number={formatAddress(address)}
        country={country}
        countryName={country === "" ? "" : countryName(country)}
        channel={channelOf(address)}
      />
      {proxyAddress !== null && (
        <>
          {words.from}
          <TwilioPlate letter={letter ?? "–"} number={formatAddress(proxyAddress)} />
        </>
      )}
    </p>
  );
}
