import { Paperclip, SendHorizontal } from "lucide-react";
import { type FormEvent, type ReactNode, useRef } from "react";
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
  attachLabel: string;
  /** Kinds of files that may be chosen. */
  accept: string;
  onAttach: (files: readonly File[]) => void;
  /** The files that go with it, above the field. */
  attachments?: ReactNode;
  hasAttachments?: boolean;
  disabled?: boolean;
}

export function HandsetComposer(props: HandsetComposerProps) {
  const { channel, label, placeholder, value, onSend, sendLabel, attachLabel, disabled } = props;
  const files = useRef<HTMLInputElement>(null);
  const canSend = !disabled && (value.trim() !== "" || props.hasAttachments === true);
  const fill = channel === "whatsapp" ? "bg-wa-fill" : "bg-sms-fill";

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <form onSubmit={handleSubmit} className="mx-2.5 mt-1 mb-3 flex-none">
      {props.attachments}
      <div
        className={cx(
          "focus-inset flex h-[calc(1rem+18px)] items-center gap-1 rounded-full border border-line-control px-[3px] max-md:h-[calc(1rem+28px)] max-md:px-1",
          disabled && "bg-idle-tint",
        )}
      >
        <button
          type="button"
          aria-label={attachLabel}
          data-tooltip={attachLabel}
          disabled={disabled}
          onClick={() => files.current?.click()}
          className={cx(
            "grid size-[26px] flex-none place-items-center rounded-full max-md:size-9",
            disabled ? "text-ink-3" : "text-ink-2 hover:bg-hover",
          )}
        >
          <Icon icon={Paperclip} size={14} />
        </button>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept={props.accept}
          data-testid="handset-files"
          onChange={({ target }) => {
            props.onAttach([...(target.files ?? [])]);
            target.value = "";
          }}
        />
        <input
          type="text"
          data-first=""
          autoComplete="off"
          aria-label={label}
          placeholder={placeholder}
          value={value}
          disabled={disabled}
          onChange={(event) => props.onValueChange(event.target.value)}
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
      </div>
    </form>
  );
}
