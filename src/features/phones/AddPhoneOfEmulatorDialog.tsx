import { Dices } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { numberOf, type PhoneChannel, smsAddress, whatsappAddress } from "../../domain/address.ts";
import { countryOf, readPhoneNumber } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { changePhone } from "./emulatorApi.ts";
import { usePhones } from "./phonesStore.ts";
import { randomNumber, suggestNumber } from "./suggestNumber.ts";
import { failureWords } from "./tellFailure.ts";

export function AddPhoneOfEmulatorDialog({ onClose }: { onClose(): void }) {
  const texts = useAllTexts();
  const formId = useId();
  const phones = usePhones((state) => state.phones);
  const [channel, setChannel] = useState<PhoneChannel>("sms");
  const taken = phones.map((phone) => phone.address);
  const [number, setNumber] = useState(() => suggestNumber(taken, "sms"));
  const [label, setLabel] = useState("");
  // A number without a country code is read as in the country of the first Twilio number.
  const country = usePhones(({ numbers }) => (numbers[0] && countryOf(numbers[0].address)) ?? "US");
  const [error, setError] = useState<string>();

  const suggest = (next: string) => {
    setNumber(next);
    setError(undefined);
  };

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const read = readPhoneNumber(number, country);
    if ("problem" in read) {
      setError(texts.phones.problems[read.problem]);
      return;
    }
    const address = channel === "sms" ? smsAddress(read.number) : whatsappAddress(read.number);
    if (phones.some((phone) => phone.address === address)) {
      setError(texts.phones.exists);
      return;
    }
    const named = label.trim() === "" ? {} : { label: label.trim() };
    changePhone(address, named).then(onClose, (refused: unknown) =>
      setError(failureWords(texts.phones, refused)),
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.phones.addTitle}
      description={texts.phones.addDescription}
      closeLabel={texts.shell.close}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {texts.shell.cancel}
          </Button>
          <Button variant="primary" type="submit" form={formId}>
            {texts.phones.addPhone}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="grid gap-[18px]" noValidate>
        <fieldset className="flex gap-1.5">
          <legend className="sr-only">{texts.phones.channel}</legend>
          {(["sms", "whatsapp"] as const).map((option) => (
            <Chip
              key={option}
              channel={option}
              pressed={channel === option}
              onPress={() => {
                setChannel(option);
                suggest(suggestNumber(taken, option));
              }}
            >
              {texts.shell.channels[option]}
            </Chip>
          ))}
        </fieldset>
        <TextField
          label={texts.phones.phoneNumber}
          type="tel"
          autoComplete="off"
          aside={
            <LinkButton
              onClick={() => suggest(randomNumber(new Set(taken.map(numberOf)), channel))}
            >
              <Icon icon={Dices} size={14} className="me-1 inline-block align-[-2px]" />
              {texts.phones.anotherNumber}
            </LinkButton>
          }
          value={number}
          {...(error !== undefined && { error })}
          onChange={(event) => {
            setNumber(event.target.value);
            setError(undefined);
          }}
        />
        <TextField
          label={texts.phones.label}
          hint={texts.phones.labelHint}
          maxLength={64}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
