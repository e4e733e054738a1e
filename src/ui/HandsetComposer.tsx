import { SendHorizontal } from "lucide-react";
import type { FormEvent } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

export interface HandsetComposerProps {
  channel: "sms" | "whatsapp";
  label: string;
  placeholder: string;
  value: string;
  onValueChange: (value: string) => void;
  onSend: () => void;
  sendLabel: string;
  disabled?: boolean;
}

export function HandsetComposer(props: HandsetComposerProps) {
  const { channel, label, placeholder, value, onValueChange, onSend, sendLabel, disabled } = props;
  const canSend = !disabled && value.trim() !== "";
  const fill = channel === "whatsapp" ? "bg-wa-fill" : "bg-sms-fill";

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <form
      onSubmit={handleSubmit}
      className={cx(
        "focus-inset mx-2.5 mb-3 flex h-[34px] flex-none items-center gap-1.5 rounded-full border border-line-control pe-[3px] ps-3 max-md:h-11 max-md:pe-1",
        disabled && "bg-idle-tint",
      )}
    >
      <input
        type="text"
        autoComplete="off"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        disabled={disabled}
        onChange={(event) => onValueChange(event.target.value)}
        className="bidi text-pane h-full min-w-0 flex-1 bg-transparent max-md:text-[1rem]"
      />
      <button
        type="submit"
        aria-label={sendLabel}
        data-tooltip={sendLabel}
        aria-disabled={!canSend}
        className={cx(
          "grid size-[26px] flex-none place-items-center rounded-full max-md:size-9",
          disabled ? "bg-idle-tint text-ink-3" : `text-on-accent ${fill}`,
        )}
      >
        <Icon icon={SendHorizontal} size={14} />
      </button>
    </form>
  );
}
