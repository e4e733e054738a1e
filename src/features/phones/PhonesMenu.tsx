import { AppWindow, Ellipsis, FoldHorizontal, UnfoldHorizontal } from "lucide-react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { openPhonesWindow } from "./openPhonesWindow.ts";
import { foldPhone, usePhones } from "./phonesStore.ts";

interface PhonesMenuProps {
  /** Handsets stand side by side. */
  foldable: boolean;
  /** They are in a window of their own now. Undefined: they are already. */
  onDetached?: () => void;
}

/** What can be done with all phones at once. */
export function PhonesMenu({ foldable, onDetached }: PhonesMenuProps) {
  const { phones: texts } = useAllTexts();
  const phones = usePhones((state) => state.phones);
  const folded = usePhones((state) => state.folded);
  const items: MenuEntry[] = [];
  if (onDetached !== undefined) {
    items.push({
      kind: "action",
      label: texts.ownWindow,
      icon: AppWindow,
      onSelect: () => {
        if (openPhonesWindow(texts, { count: phones.length })) onDetached();
      },
    });
  }
  if (foldable) {
    const fold = phones.some(({ address }) => !folded.includes(address));
    items.push({
      kind: "action",
      label: fold ? texts.foldAll : texts.unfoldAll,
      icon: fold ? FoldHorizontal : UnfoldHorizontal,
      onSelect: () => phones.forEach(({ address }) => foldPhone(address, fold)),
    });
  }
  if (items.length === 0) return null;
  return (
    <Menu
      label={texts.options}
      trigger={<IconButton label={texts.options} icon={Ellipsis} />}
      items={items}
    />
  );
}
