import type { LucideIcon } from "lucide-react";
import { cx } from "./cx.ts";
import { disabledWithReason } from "./disabledWithReason.ts";
import { Icon } from "./Icon.tsx";

export interface ActionRowProps {
  icon: LucideIcon;
  label: string;
  destructive?: boolean;
  disabledReason?: string | undefined;
  onPress: () => void;
}

/** A row of the list of actions at the foot of Details. */
export function ActionRow({ icon, label, destructive, disabledReason, onPress }: ActionRowProps) {
  const isOff = disabledReason !== undefined;
  return (
    <button
      type="button"
      {...disabledWithReason(disabledReason, onPress)}
      className={cx(
        "focus-inset flex h-[calc(1rem+22px)] w-full items-center gap-[11px] px-4 text-start text-[0.84375rem] font-[540] transition-colors max-md:h-[calc(1rem+28px)]",
        isOff ? "cursor-default text-ink-3" : "hover:bg-hover active:bg-selected",
        !isOff && (destructive ? "text-bad" : "text-ink-2"),
      )}
    >
      <Icon icon={icon} />
      <span className="truncate">{label}</span>
    </button>
  );
}
