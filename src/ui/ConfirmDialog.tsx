import { useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  title: ReactNode;
  /** What follows from it, in a sentence or two. */
  children: ReactNode;
  /** The verb: "Close conversation". */
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  onClose: () => void;
  destructive?: boolean;
  /** The answer is on its way: no second click. */
  busy?: boolean;
}

/** Asks before something that cannot be taken back. Focus starts on the harmless answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    title,
    children,
    confirmLabel,
    cancelLabel,
    onConfirm,
    onClose,
    destructive,
    busy,
  } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      role="alertdialog"
      title={title}
      description={children}
      closeLabel={cancelLabel}
      initialFocusRef={cancel}
      padded={false}
      footer={
        <>
          <Button ref={cancel} variant="quiet" onClick={onClose}>
            {cancelLabel}
          </Button>
          <Button
            variant={destructive ? "destructiveFilled" : "primary"}
            disabled={busy}
            onClick={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="h-2" />
    </Dialog>
  );
}
