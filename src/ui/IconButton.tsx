import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { cx } from "./cx.ts";
import { disabledWithReason } from "./disabledWithReason.ts";
import { Icon } from "./Icon.tsx";
import type { IconSize } from "./Icon.tsx";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** The accessible name, and the tooltip. */
  label: string;
  icon: LucideIcon;
  /** 34 (44 on a narrow screen), or 28. */
  size?: "normal" | "small";
  iconSize?: IconSize;
  /** For a button that switches something: its state. */
  pressed?: boolean | undefined;
  /** Colours the pressed state, such as a phone that is off. */
  tone?: "warn";
  disabledReason?: string | undefined;
  /** A mark on its corner, such as a count. */
  badge?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    size = "normal",
    iconSize,
    pressed,
    tone,
    disabledReason,
    badge,
    className,
    onClick,
    ...rest
  } = props;
  const isOff = rest.disabled === true || disabledReason !== undefined;
  const pressedLook = tone === "warn" ? "bg-warn-tint text-warn" : "bg-selected text-ink";
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      data-tooltip={label}
      {...rest}
      {...disabledWithReason(disabledReason, onClick)}
      className={cx(
        "touch-44 relative grid flex-none place-items-center transition-colors",
        size === "small" ? "size-7 rounded-[8px]" : "size-[34px] rounded-control max-md:size-11",
        isOff ? "cursor-default text-ink-3 opacity-60" : "hover:bg-hover active:bg-selected",
        !isOff && (pressed ? pressedLook : "text-ink-2"),
        className,
      )}
    >
      <Icon icon={icon} size={iconSize ?? (size === "small" ? 16 : 18)} />
      {badge}
    </button>
  );
}
