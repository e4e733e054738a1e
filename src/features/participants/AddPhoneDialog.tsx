import { useState } from "react";
import { type Address, smsAddress, whatsappAddress } from "../../domain/address.ts";
import { ChatError } from "../../domain/chatError.ts";
import { readPhoneNumber } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useProposedNumber } from "../../session/useProposedNumber.ts";
import { chooseNumber } from "../../store/numberSelectors.ts";
import { guarded } from "../../store/refusedActions.ts";
import { useConversationTitle } from "../../store/useConversations.ts";
import { useLocalCountry } from "../../store/useLocalCountry.ts";
import { useNumberChoices, useNumberLetter } from "../../store/usePeople.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { FormDialog } from "./FormDialog.tsx";
import { NumberOptions } from "./NumberOptions.tsx";
import { PairLine } from "./PairLine.tsx";
import { PhoneFields, type TypedPhone } from "./PhoneFields.tsx";
import { type RefusedPair, RefusedPairNote } from "./RefusedPairNote.tsx";

/** Twilio: this phone and this Twilio number already meet in another conversation. */
const pairTaken = 50416;

interface AddPhoneDialogProps {
  sid: ConversationSid;
  onClose(): void;
  onOpenConversation(sid: ConversationSid): void;
}

/** Country and number, then the Twilio number that speaks to the phone: free ones first, taken ones with where. */
export function AddPhoneDialog({ sid, onClose, onOpenConversation }: AddPhoneDialogProps) {
  const texts = useTexts();
  const { addPhoneParticipant } = useChatCommands();
  const title = useConversationTitle(sid) ?? texts.list.untitled;
  const [typed, setTyped] = useState<TypedPhone>({
    country: useLocalCountry(),
    text: "",
    channel: "sms",
  });
  const [fieldError, setFieldError] = useState<string>();
  const [picked, setPicked] = useState<Address | null>(null);
  const [refused, setRefused] = useState<readonly RefusedPair[]>([]);

  const read = readPhoneNumber(typed.text, typed.country);
  const address = "problem" in read ? null : addressOn(typed, read.number);
  const refusedHere = refused.filter((pair) => pair.address === address);
  const choices = useNumberChoices(address, typed.channel).map((choice) => ({
    ...choice,
    refusedBy: refusedHere.find((pair) => pair.proxyAddress === choice.number.address),
  }));
  const free = choices.filter((choice) => choice.heldBy === null && !choice.refusedBy);
  const proposal = useProposedNumber(address);
  const chosen = chooseNumber(free, [picked, proposal.proxyAddress]);
  const letter = useNumberLetter(chosen);

  const submit = () => {
    if ("problem" in read) {
      setFieldError(texts.details.problems[read.problem]);
      return null;
    }
    if (address === null || chosen === null) return null;
    return guarded(sid, "addPhone", () =>
      addPhoneParticipant(sid, { address, proxyAddress: chosen }),
    ).catch((error: unknown) => {
      const holder = error instanceof ChatError && error.code === pairTaken ? error : null;
      if (holder) {
        const pair = { address, proxyAddress: chosen, heldBy: holder.conversationSid ?? null };
        setRefused((before) => [...before, pair]);
      }
      throw error;
    });
  };

  const lastRefused = refusedHere.at(-1);
  return (
    <FormDialog
      title={texts.details.addPhoneTitle}
      description={texts.details.to(title)}
      width={560}
      submitLabel={letter === null ? texts.details.addThem : texts.details.addWith(letter)}
      disabledReason={chosen === null ? texts.details.noNumbers : undefined}
      submit={submit}
      // The refused pair has its own note, beside the numbers.
      isToldElsewhere={(error) => error.code === pairTaken}
      onDone={onClose}
      onClose={onClose}
    >
      <PhoneFields
        typed={typed}
        error={fieldError}
        onChange={(next) => {
          setTyped(next);
          setFieldError(undefined);
        }}
      />
      <NumberOptions
        sid={sid}
        choices={choices}
        chosen={chosen}
        proposal={proposal}
        hasPhone={address !== null}
        note={
          lastRefused && (
            <RefusedPairNote
              pair={lastRefused}
              free={free.map((choice) => choice.number.address)}
              onOpenConversation={onOpenConversation}
            />
          )
        }
        onPick={setPicked}
      />
      {address !== null && chosen !== null && <PairLine address={address} proxyAddress={chosen} />}
    </FormDialog>
  );
}

function addressOn(typed: TypedPhone, number: Parameters<typeof smsAddress>[0]): Address {
  return typed.channel === "whatsapp" ? whatsappAddress(number) : smsAddress(number);
}
