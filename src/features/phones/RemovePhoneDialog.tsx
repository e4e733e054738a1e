import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { removePhone } from "./emulatorApi.ts";
import type { Phone } from "./emulatorSchemas.ts";
import { tellFailure } from "./tellFailure.ts";

export function RemovePhoneDialog({ phone, onClose }: { phone: Phone; onClose(): void }) {
  const { phones: texts, shell } = useAllTexts();
  return (
    <ConfirmDialog
      open
      destructive
      title={texts.removeTitle(formatAddress(phone.address))}
      confirmLabel={texts.remove}
      cancelLabel={shell.cancel}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        removePhone(phone.address).catch(tellFailure(texts));
      }}
    >
      {texts.removeSentence}
    </ConfirmDialog>
  );
}
