import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { toneText } from "./tone.ts";

export interface RadioCardProps {
  /** Shared by the cards of a group. */
  name: string;
  value: string;
  checked: boolean;
  onSelect: (value: string) => void;
  disabled?: boolean;
  /** This one was just refused: edge in bad. */
  refused?: boolean;
  /** At the right: why it is free, or where it is taken. */
  aside?: ReactNode;
  asideTone?: "good" | "bad" | "idle";
  /** A plate, or a name. */
  children: ReactNode;
}

export function RadioCard(props: RadioCardProps) {
  const {
    name,
    value,
    checked,
    onSelect,
    disabled,
    refused,
    aside,
    asideTone = "idle",
    children,
  } = props;
  return (
    <label
      className={cx(
        "focus-inset flex min-h-13 items-center gap-3 rounded-[11px] border px-3.5 py-2 transition-colors",
        checked && "border-accent bg-chat-tint outline-1 -outline-offset-2 outline-accent",
        refused && "border-bad-line outline-1 -outline-offset-2 outline-bad-line",
        !checked && !refused && "border-hairline",
        disabled ? "cursor-default" : "cursor-pointer",
        !disabled && !checked && "hover:bg-hover",
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        onChange={() => onSelect(value)}
        className="border-line-control bg-surface checked:border-accent disabled:border-hairline size-[18px] flex-none appearance-none rounded-full border-[1.5px] checked:border-[5.5px]"
      />
      <span className="min-w-0 flex-1">{children}</span>
      {aside && (
        <span
          className={cx(
            "max-w-[55%] flex-none text-end text-small",
            asideTone === "idle" ? "text-ink-3" : `font-[580] ${toneText[asideTone]}`,
          )}
        >
          {aside}
        </span>
      )}
    </label>
  );
}
