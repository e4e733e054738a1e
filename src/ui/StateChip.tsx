import type { LucideIcon } from "lucide-react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { toneText, toneTint } from "./tone.ts";
import type { Tone } from "./tone.ts";

export interface StateChipProps {
  tone: Tone;
  icon?: LucideIcon;
  label: string;
}

export function StateChip({ tone, icon, label }: StateChipProps) {
  return (
    <span
      className={cx(
        "inline-flex h-[1.125rem] flex-none items-center gap-[5px] rounded-key px-1.5 text-chip font-[620] whitespace-nowrap",
        toneTint[tone],
        toneText[tone],
      )}
    >
      {icon && <Icon icon={icon} size={12} />}
      {label}
    </span>
  );
}
