import { useState } from "react";
import { type Address, smsAddress, whatsappAddress } from "../../domain/address.ts";
import { ChatError } from "../../domain/chatError.ts";
import { personLabel } from "../../domain/person.ts";
import { readPhoneNumber } from "../../domain/phoneNumbers.ts";
import type { ConversationSid, ParticipantSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useProposedNumber } from "../../session/useProposedNumber.ts";
import { chooseNumber } from "../../store/numberSelectors.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useConversationTitle } from "../../store/useConversations.ts";
import { useLocalCountry } from "../../store/useLocalCountry.ts";
import {
  useNumberChoices,
  useNumberLetter,
  useParticipant,
  useParticipantPerson,
  useProxyAddress,
} from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { FormDialog } from "./FormDialog.tsx";
import { NumberOptions } from "./NumberOptions.tsx";
import { PairLine } from "./PairLine.tsx";
import { PhoneFields, type TypedPhone } from "./PhoneFields.tsx";
import { type RefusedPair, RefusedPairNote } from "./RefusedPairNote.tsx";

/** Twilio: this phone and this Twilio number already meet in another conversation. */
const pairTaken = 50416;

interface AddPhoneDialogProps {
  sid: ConversationSid;
  /** Somebody whose number it becomes; the number that they had goes. */
  replaces?: ParticipantSid;
  onClose(): void;
  onOpenConversation(sid: ConversationSid): void;
}

/** Country and number, then the Twilio number that speaks to the phone: free ones first, taken ones with where. */
export function AddPhoneDialog({
  sid,
  replaces,
  onClose,
  onOpenConversation,
}: AddPhoneDialogProps) {
  const texts = useAllTexts();
  const { addPhoneParticipant, removeParticipant } = useChatCommands();
  const guarded = useGuarded(sid);
  const replaced = useReplaced(sid, replaces);
  const title = useConversationTitle(sid) ?? texts.list.untitled;
  const [typed, setTyped] = useState<TypedPhone>({
    country: useLocalCountry(),
    text: "",
    channel: replaced?.channel ?? "sms",
  });
  const [fieldError, setFieldError] = useState<string>();
  const [picked, setPicked] = useState(replaced?.proxyAddress ?? null);
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
    const add = async () => {
      const attributes = replaced === null ? {} : { attributes: replaced.attributes };
      await addPhoneParticipant(sid, { address, proxyAddress: chosen, ...attributes });
      // Only then: nobody is lost when the new number is refused.
      if (replaced !== null) await removeParticipant(sid, replaced.sid);
    };
    return guarded("addPhone", add).catch((error: unknown) => {
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
      title={replaced === null ? texts.details.addPhoneTitle : texts.details.changeNumber}
      description={
        replaced === null ? texts.details.to(title) : texts.details.insteadOf(replaced.name)
      }
      width={560}
      submitLabel={submitLabel(texts.details, letter, replaced !== null)}
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

function submitLabel(
  details: ReturnType<typeof useAllTexts>["details"],
  letter: string | null,
  isChange: boolean,
): string {
  if (letter === null) return isChange ? details.changeNumber : details.addThem;
  return isChange ? details.changeWith(letter) : details.addWith(letter);
}

/** Whose number is changed, with what stays theirs. */
function useReplaced(sid: ConversationSid, replaces: ParticipantSid | undefined) {
  const { details } = useAllTexts();
  // No participant has the empty sid.
  const participantSid = replaces ?? ("" as ParticipantSid);
  const participant = useParticipant(sid, participantSid);
  const person = useParticipantPerson(sid, participantSid);
  const proxyAddress = useProxyAddress(sid, participantSid);
  if (participant === undefined || person?.kind !== "phone") return null;
  return {
    sid: participant.sid,
    name: personLabel(person) || details.unknownPhone,
    channel: person.channel,
    attributes: participant.attributes,
    proxyAddress,
  };
}

function addressOn(typed: TypedPhone, number: Parameters<typeof smsAddress>[0]): Address {
  return typed.channel === "whatsapp" ? whatsappAddress(number) : smsAddress(number);
}
