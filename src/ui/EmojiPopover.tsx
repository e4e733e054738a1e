import { lazy, type ReactElement, Suspense, useState } from "react";
import { Popover } from "./Popover.tsx";

const EmojiPicker = lazy(async () => ({
  default: (await import("./EmojiPicker.tsx")).EmojiPicker,
}));

export interface EmojiPopoverProps {
  /** The button that opens it. */
  trigger: ReactElement<object>;
  label: string;
  searchLabel: string;
  loadingLabel: string;
  emptyLabel: string;
  locale: string;
  align?: "start" | "end";
  onPick: (emoji: string) => void;
  onOpenChange?: (open: boolean) => void;
}

export function EmojiPopover(props: EmojiPopoverProps) {
  const { trigger, label, align = "start", onPick, onOpenChange, ...picker } = props;
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <Popover
      trigger={trigger}
      label={label}
      width={330}
      align={align}
      open={open}
      onOpenChange={change}
    >
      <Suspense
        fallback={
          <p role="status" className="text-small text-ink-3 grid h-[340px] place-items-center">
            {picker.loadingLabel}
          </p>
        }
      >
        <EmojiPicker
          {...picker}
          onPick={(emoji) => {
            change(false);
            onPick(emoji);
          }}
        />
      </Suspense>
    </Popover>
  );
}
