import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useNumberLetter } from "../../store/usePeople.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { copyText } from "../../ui/copyText.ts";
import { TwilioPlate } from "../../ui/TwilioPlate.tsx";

/** A Twilio number with its letter; a number that is not the account's (any more) has a dash. */
export function TwilioNumberPlate({ address }: { address: Address }) {
  const { shell } = useTexts();
  const letter = useNumberLetter(address);
  return (
    <TwilioPlate
      letter={letter ?? "–"}
      number={formatAddress(address)}
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
