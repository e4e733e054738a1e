import type { LucideIcon } from "lucide-react";
import type { AnchorHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

export interface TopBarTabProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  icon: LucideIcon;
  label: string;
  selected: boolean;
  href: string;
}

export function TopBarTab({ icon, label, selected, className, ...rest }: TopBarTabProps) {
  return (
    <a
      {...rest}
      aria-current={selected ? "page" : undefined}
      data-tooltip={label}
      className={cx(
        "touch-44 flex h-[calc(1rem+16px)] items-center gap-[7px] rounded-[8px] px-[11px] text-[0.84375rem] font-[540] transition-colors",
        selected
          ? "bg-surface text-ink shadow-[0_0_0_1px_var(--color-hairline)]"
          : "text-ink-2 hover:bg-hover active:bg-selected",
        className,
      )}
    >
      <Icon icon={icon} size={16} />
      <span className="max-lg:sr-only">{label}</span>
    </a>
  );
}
