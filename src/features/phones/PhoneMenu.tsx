import {
  AppWindow,
  Ellipsis,
  FoldHorizontal,
  Lock,
  MessageCircleOff,
  MessageCircleReply,
  Pencil,
  SlidersHorizontal,
  Trash2,
} from "lucide-react";
import { type Dispatch, type SetStateAction, useState } from "react";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { AllTexts } from "../../texts/texts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { textFromPhone } from "./emulatorApi.ts";
import type { Phone } from "./emulatorSchemas.ts";
import { openPhonesWindow } from "./openPhonesWindow.ts";
import { foldPhone, lockPhone } from "./phonesStore.ts";
import { PhoneStateDialog } from "./PhoneStateDialog.tsx";
import { hasStopped, type PhoneThread } from "./phoneThreads.ts";
import { RemovePhoneDialog } from "./RemovePhoneDialog.tsx";
import { RenamePhoneDialog } from "./RenamePhoneDialog.tsx";
import { tellFailure } from "./tellFailure.ts";

interface PhoneMenuProps {
  phone: Phone;
  /** The open one, with the letter of its Twilio number. */
  thread: PhoneThread | undefined;
  letter: string | undefined;
  foldable: boolean;
}

type PhoneDialog = "state" | "rename" | "remove";

/** What can be done with a phone as a thing, beside writing on it. */
export function PhoneMenu(props: PhoneMenuProps) {
  const { phone } = props;
  const { phones: texts } = useAllTexts();
  const [dialog, setDialog] = useState<PhoneDialog | null>(null);
  const close = () => setDialog(null);
  const label = texts.optionsFor(formatAddress(phone.address));
  return (
    <>
      <Menu
        label={label}
        trigger={<IconButton label={label} icon={Ellipsis} size="small" />}
        items={entriesOf(texts, props, setDialog)}
      />
      {dialog === "state" && <PhoneStateDialog phone={phone} onClose={close} />}
      {dialog === "rename" && <RenamePhoneDialog phone={phone} onClose={close} />}
      {dialog === "remove" && <RemovePhoneDialog phone={phone} onClose={close} />}
    </>
  );
}

function entriesOf(
  texts: AllTexts["phones"],
  { phone, thread, letter, foldable }: PhoneMenuProps,
  setDialog: Dispatch<SetStateAction<PhoneDialog | null>>,
): MenuEntry[] {
  const { address } = phone;
  const action = (
    label: string,
    icon: NonNullable<Extract<MenuEntry, { kind: "action" }>["icon"]>,
    onSelect: () => void,
  ): MenuEntry => ({ kind: "action", label, icon, onSelect });
  return [
    action(texts.state, SlidersHorizontal, () => setDialog("state")),
    ...stopEntry(texts, phone, thread, letter),
    action(texts.lock, Lock, () => lockPhone(address, true)),
    { kind: "separator" },
    action(texts.rename, Pencil, () => setDialog("rename")),
    ...(foldable ? [action(texts.fold, FoldHorizontal, () => foldPhone(address, true))] : []),
    action(texts.ownWindowOne, AppWindow, () => {
      openPhonesWindow(texts, { of: address, count: 1 });
    }),
    { kind: "separator" },
    {
      kind: "action",
      label: texts.remove,
      icon: Trash2,
      destructive: true,
      onSelect: () => setDialog("remove"),
    },
  ];
}

/** The words that Twilio itself listens to, for who does not know them. */
function stopEntry(
  texts: AllTexts["phones"],
  { address, state }: Phone,
  thread: PhoneThread | undefined,
  letter: string | undefined,
): MenuEntry[] {
  if (thread === undefined || thread.others.length > 1 || letter === undefined) return [];
  const isStopped = hasStopped(thread);
  return [
    {
      kind: "action",
      label: isStopped ? texts.start(letter) : texts.stop(letter),
      icon: isStopped ? MessageCircleReply : MessageCircleOff,
      disabledReason: state === "off" ? texts.off : undefined,
      onSelect: () => {
        const body = isStopped ? "START" : "STOP";
        textFromPhone(address, thread.others, { body, media: [] }).catch(tellFailure(texts));
      },
    },
  ];
}
