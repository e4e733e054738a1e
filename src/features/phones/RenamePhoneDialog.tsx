import { type FormEvent, useId, useState } from "react";
import { numberOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { changePhone } from "./emulatorApi.ts";
import type { Phone } from "./emulatorSchemas.ts";
import { failureWords } from "./tellFailure.ts";
import { nameOf } from "./useNames.ts";

export function RenamePhoneDialog({ phone, onClose }: { phone: Phone; onClose(): void }) {
  const { phones: texts, shell } = useAllTexts();
  const formId = useId();
  const [label, setLabel] = useState(nameOf(phone));
  const [error, setError] = useState<string>();

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    // Without a name it is called by its number, as at first.
    const name = label.trim() === "" ? numberOf(phone.address) : label.trim();
    changePhone(phone.address, { label: name }).then(onClose, (refused: unknown) =>
      setError(failureWords(texts, refused)),
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.renameTitle(formatAddress(phone.address))}
      closeLabel={shell.close}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          <Button variant="primary" type="submit" form={formId}>
            {texts.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit}>
        <TextField
          label={texts.label}
          hint={texts.labelHint}
          maxLength={64}
          value={label}
          {...(error !== undefined && { error })}
          onChange={(event) => setLabel(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
