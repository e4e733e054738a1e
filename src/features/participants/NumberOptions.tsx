import { type ReactNode, useEffect, useId, useState } from "react";
import type { Address } from "../../domain/address.ts";
import { errorFacts } from "../../domain/errorFacts.ts";
import { type NumberProposal, proposalTrouble } from "../../domain/numberProposal.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import type { NumberChoice } from "../../store/numberSelectors.ts";
import { useNumberLetter, useNumbers } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Note } from "../../ui/Note.tsx";
import { RadioCard } from "../../ui/RadioCard.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { TwilioPlate } from "../../ui/TwilioPlate.tsx";
import type { RefusedPair } from "./RefusedPairNote.tsx";
import { useHolderTitle } from "./useHolderTitle.ts";

interface Choice extends NumberChoice {
  /** The service refused this pair, whatever is known here. */
  refusedBy: RefusedPair | undefined;
}

interface NumberOptionsProps {
  sid: ConversationSid;
  choices: readonly Choice[];
  chosen: Address | null;
  proposal: NumberProposal;
  /** A whole phone number is typed, so that free and taken mean something. */
  hasPhone: boolean;
  note: ReactNode;
  onPick(address: Address): void;
}

export function NumberOptions({
  sid,
  choices,
  chosen,
  proposal,
  hasPhone,
  note,
  onPick,
}: NumberOptionsProps) {
  const texts = useAllTexts();
  const group = useId();
  const isLoaded = useNumbers() !== null;
  const failure = useLoadNumbers();

  if (failure !== null) {
    return (
      <Note tone="bad" title={texts.details.numbersFailed} role="alert">
        {texts.errors.sentence(errorFacts(failure))}
      </Note>
    );
  }
  return (
    <RadioCards
      legend={texts.details.twilioNumber}
      note={note ?? <ProposalNote proposal={proposal} choices={choices} />}
    >
      {choices.map((choice) => (
        <NumberOption
          key={choice.number.address}
          group={group}
          sid={sid}
          choice={choice}
          hasPhone={hasPhone}
          isProposed={choice.number.address === proposal.proxyAddress}
          checked={choice.number.address === chosen}
          onPick={onPick}
        />
      ))}
      {choices.length === 0 && (
        <p className="text-small text-ink-3">
          {isLoaded ? texts.details.noNumbers : texts.details.loadingNumbers}
        </p>
      )}
    </RadioCards>
  );
}

interface NumberOptionProps {
  group: string;
  sid: ConversationSid;
  choice: Choice;
  hasPhone: boolean;
  isProposed: boolean;
  checked: boolean;
  onPick(address: Address): void;
}

function NumberOption(props: NumberOptionProps) {
  const { group, sid, choice, hasPhone, isProposed, checked, onPick } = props;
  const { details } = useAllTexts();
  const { address } = choice.number;
  const letter = useNumberLetter(address);
  const holder = choice.heldBy ?? choice.refusedBy?.heldBy ?? null;
  const holderTitle = useHolderTitle(holder);
  const isTaken = choice.heldBy !== null || choice.refusedBy !== undefined;
  const takenWords =
    holder === sid ? details.takenHere : details.taken(holderTitle ?? details.refusedAnother);
  const proposedOrFree = isProposed ? details.proposed : details.free;
  const freeWords = hasPhone ? proposedOrFree : details.freeUnknown;
  return (
    <RadioCard
      name={group}
      value={address}
      checked={checked}
      onSelect={() => onPick(address)}
      disabled={isTaken}
      refused={choice.refusedBy !== undefined}
      aside={isTaken ? takenWords : freeWords}
      asideTone={choice.refusedBy ? "bad" : isTaken ? "idle" : "good"}
    >
      <TwilioPlate letter={letter ?? "–"} number={formatAddress(address)} />
    </RadioCard>
  );
}

/** Why the proposed number is not the chosen one. */
function ProposalNote({ proposal, choices }: Pick<NumberOptionsProps, "proposal" | "choices">) {
  const { details } = useAllTexts();
  const trouble = proposalTrouble(proposal, choices);
  return (
    trouble && (
      <Note tone="warn" title={details.notProposed} role="status">
        {details.proposalTrouble(trouble)}
      </Note>
    )
  );
}

function useLoadNumbers(): unknown {
  const { loadNumbers } = useChatCommands();
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    loadNumbers().catch((error: unknown) => setFailure(error));
  }, [loadNumbers]);
  return failure;
}
