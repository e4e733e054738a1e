import { type FormEvent, type ReactNode, useId, useState } from "react";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, type DialogWidth } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";

interface FormDialogProps {
  title: string;
  description?: string;
  width?: DialogWidth;
  submitLabel: string;
  /** Says why it cannot be submitted yet. */
  disabledReason?: string | undefined;
  /** Null when what was typed is refused at once; the field says why. "stay": there is something to read first. */
  submit(): Promise<void | "done" | "stay"> | null;
  /** True for an error that the fields themselves tell. */
  isToldElsewhere?(error: ErrorFacts): boolean;
  onDone(): void;
  onClose(): void;
  children: ReactNode;
}

/** A dialog with one form. What the service refuses is told inside it, and everything typed stays. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, width = 480, submitLabel, disabledReason } = props;
  const { submit, isToldElsewhere, onDone, onClose, children } = props;
  const texts = useAllTexts();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorFacts | null>(null);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || disabledReason !== undefined) return;
    const submitted = submit();
    if (submitted === null) return;
    setBusy(true);
    setError(null);
    submitted.then(
      (outcome) => {
        if (outcome === "stay") setBusy(false);
        else onDone();
      },
      (refused: unknown) => {
        setBusy(false);
        setError(errorFacts(refused));
      },
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width={width}
      title={title}
      {...(description !== undefined && { description })}
      closeLabel={texts.shell.close}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {texts.shell.cancel}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            disabled={busy}
            {...(disabledReason !== undefined && { disabledReason })}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="grid gap-[18px]" noValidate>
        {error !== null && !isToldElsewhere?.(error) && (
          <Note
            tone="bad"
            title={texts.details.failed}
            role="alert"
            {...(error.code !== null && { code: error.code })}
          >
            {texts.errors.sentence(error)}
          </Note>
        )}
        {children}
      </form>
    </Dialog>
  );
}
