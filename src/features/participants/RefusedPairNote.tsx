import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { numberLetter } from "../../domain/twilioNumber.ts";
import { useNumberLetter, useNumbers } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { useHolderTitle } from "./useHolderTitle.ts";

/** A phone and a Twilio number that the service refused to bring together. */
export interface RefusedPair {
  address: Address;
  proxyAddress: Address;
  /** Null when the service did not name the conversation. */
  heldBy: ConversationSid | null;
}

interface RefusedPairNoteProps {
  pair: RefusedPair;
  free: readonly Address[];
  onOpenConversation(sid: ConversationSid): void;
}

/** Says which conversation holds the pair and which Twilio numbers are free for the phone (Twilio's error 50416). */
export function RefusedPairNote({ pair, free, onOpenConversation }: RefusedPairNoteProps) {
  const { details } = useAllTexts();
  const { address, proxyAddress, heldBy } = pair;
  const numbers = useNumbers() ?? [];
  const letter = useNumberLetter(proxyAddress) ?? formatAddress(proxyAddress);
  const holderTitle = useHolderTitle(heldBy);
  const letterOf = (of: Address) =>
    numberLetter(numbers.findIndex((number) => number.address === of));
  return (
    <Note
      tone="bad"
      role="alert"
      code={50416}
      title={details.refusedTitle(formatAddress(address), letter)}
    >
      {details.refusedBefore(formatAddress(address), formatAddress(proxyAddress))}
      {heldBy !== null && holderTitle !== null ? (
        <LinkButton onClick={() => onOpenConversation(heldBy)}>{holderTitle}</LinkButton>
      ) : (
        details.refusedAnother
      )}
      {`. ${details.refusedRule} ${details.refusedFree(free.map(letterOf), letter)}`}
    </Note>
  );
}
