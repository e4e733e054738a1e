import { Plus } from "lucide-react";
import { useState } from "react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { AddPhoneOfEmulatorDialog } from "./AddPhoneOfEmulatorDialog.tsx";

/** `compact`: there is no room for its words. */
export function AddPhoneButton({ compact }: { compact: boolean }) {
  const { phones: texts } = useAllTexts();
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  return (
    <>
      {compact ? (
        <IconButton label={texts.addPhone} icon={Plus} onClick={open} />
      ) : (
        <Button size="small" variant="quiet" icon={Plus} onClick={open}>
          {texts.addPhone}
        </Button>
      )}
      {isOpen && <AddPhoneOfEmulatorDialog onClose={() => setOpen(false)} />}
    </>
  );
}
