import { type ReactNode, useState } from "react";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

interface ActionDialogProps {
  title: string;
  confirmLabel: string;
  destructive?: boolean;
  /** What is confirmed. When it fails, the dialog stays and says why. */
  run(): Promise<void>;
  onDone(): void;
  onClose(): void;
  /** What follows from it. */
  children: ReactNode;
}

export function ActionDialog(props: ActionDialogProps) {
  const { title, confirmLabel, destructive = false, run, onDone, onClose, children } = props;
  const texts = useTexts();
  const [attempt, setAttempt] = useState<{ busy: boolean; error: ErrorFacts | null }>({
    busy: false,
    error: null,
  });
  const confirm = () => {
    setAttempt({ busy: true, error: null });
    run().then(onDone, (error: unknown) => setAttempt({ busy: false, error: errorFacts(error) }));
  };
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel={texts.shell.cancel}
      destructive={destructive}
      busy={attempt.busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      {children}
      {attempt.error !== null && (
        <span role="alert" className="text-bad mt-2 block">
          {texts.errors.sentence(attempt.error)}
          {attempt.error.code !== null && <span className="tn"> ({attempt.error.code})</span>}
        </span>
      )}
    </ConfirmDialog>
  );
}
