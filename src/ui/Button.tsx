import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import { cx } from "./cx.ts";
import { disabledWithReason } from "./disabledWithReason.ts";
import { Icon } from "./Icon.tsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "destructive" | "destructiveFilled";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: "normal" | "small";
  icon?: LucideIcon;
  /** Why it cannot be used now. Keeps it focusable and tells the reason as a tooltip. */
  disabledReason?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

const look: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line-control bg-raised text-ink hover:bg-hover active:bg-selected",
  quiet: "text-ink-2 hover:bg-hover active:bg-selected",
  destructive: "border border-bad-line bg-raised text-bad hover:bg-bad-tint",
  // The one place where bad fills a control: the confirming dialog. Surface on bad passes 4.5 in both themes.
  destructiveFilled: "bg-bad text-surface hover:opacity-90",
};

export function Button(props: ButtonProps) {
  const {
    variant = "secondary",
    size = "normal",
    icon,
    disabledReason,
    className,
    children,
    onClick,
    ...rest
  } = props;
  const isOff = rest.disabled === true || disabledReason !== undefined;
  const small = size === "small";
  return (
    <button
      type="button"
      {...rest}
      {...disabledWithReason(disabledReason, onClick)}
      className={cx(
        "touch-44 inline-flex flex-none items-center justify-center gap-[7px] font-[580] whitespace-nowrap transition-colors",
        small
          ? "h-[calc(1rem+14px)] rounded-[8px] text-small"
          : "h-[calc(1rem+20px)] rounded-control text-ui",
        variant === "quiet" || small ? "px-2.5" : "px-3.5",
        isOff ? "cursor-default bg-idle-tint text-ink-3" : look[variant],
        className,
      )}
    >
      {icon && <Icon icon={icon} size={16} />}
      {children}
    </button>
  );
}
