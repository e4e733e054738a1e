import { SendHorizontal } from "lucide-react";
import { useImperativeHandle, useRef } from "react";
import type { ClipboardEvent, KeyboardEvent, ReactNode, Ref } from "react";
import { cx } from "./cx.ts";
import { disabledWithReason } from "./disabledWithReason.ts";
import { Icon } from "./Icon.tsx";
import { useAutoHeight } from "./useAutoHeight.ts";

export type ComposerEdge = "normal" | "refused" | "off";

export interface ComposerBoxProps {
  /** Accessible name of the text field. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  onSend: () => void;
  canSend: boolean;
  sendLabel: string;
  placeholder?: string;
  /** refused: what is in the box cannot go out as it is. off: nobody can write here. */
  edge?: ComposerEdge;
  /** Inside the box, above the text, such as a closed window. */
  notice?: ReactNode;
  attachments?: ReactNode;
  /** Left in the bar: attach, emoji, template. */
  tools?: ReactNode;
  /** Right in the bar: the limit counter. */
  counter?: ReactNode;
  /** Enter sends and Shift+Enter breaks the line; otherwise the other way round with Ctrl or Cmd. */
  enterSends?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  onFocus?: () => void;
  onBlur?: () => void;
  disabled?: boolean;
  sendDisabledReason?: string | undefined;
  /** The text field. */
  ref?: Ref<HTMLTextAreaElement>;
}

const edges: Record<ComposerEdge, string> = {
  normal: "border-line-control bg-raised",
  refused: "border-bad-line bg-raised",
  off: "border-hairline bg-sunken",
};

function asksToSend(event: KeyboardEvent, enterSends: boolean): boolean {
  // While an input method composes, Enter belongs to it.
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return false;
  if (event.metaKey || event.ctrlKey) return true;
  return enterSends && !event.shiftKey && !event.altKey;
}

export function ComposerBox(props: ComposerBoxProps) {
  const {
    label,
    value,
    onValueChange,
    onSend,
    canSend,
    sendLabel,
    placeholder,
    edge = "normal",
  } = props;
  const {
    notice,
    attachments,
    tools,
    counter,
    enterSends = true,
    onKeyDown,
    onPaste,
    onFocus,
    onBlur,
  } = props;
  const { disabled, sendDisabledReason, ref } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useAutoHeight(field, value);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(
    ref,
    () => field.current,
    [],
  );

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented || !asksToSend(event, enterSends)) return;
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <div
      className={cx(
        "rounded-popover border p-1 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:-outline-offset-1 has-[textarea:focus-visible]:outline-focus",
        edges[edge],
      )}
    >
      {notice}
      {attachments && <div className="flex flex-wrap gap-2 p-1.5">{attachments}</div>}
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        disabled={disabled}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={handleKeyDown}
        onPaste={onPaste}
        onFocus={onFocus}
        onBlur={onBlur}
        // 1 to 8 lines of 21, and the padding of 14.
        className="bidi text-body block field-sizing-content max-h-[calc(8*1.3125rem+0.875rem)] w-full resize-none overflow-y-auto bg-transparent px-3 pt-2 pb-1.5 outline-none max-md:text-[1rem] max-md:leading-[1.3125rem]"
      />
      <div className="flex flex-wrap items-center gap-0.5 px-0.5 pb-0.5">
        {tools}
        <span className="ms-auto flex items-center gap-2">
          {counter}
          <button
            type="button"
            aria-label={sendLabel}
            data-tooltip={sendLabel}
            {...disabledWithReason(canSend ? undefined : (sendDisabledReason ?? sendLabel), onSend)}
            className={cx(
              "grid h-[34px] w-9 flex-none place-items-center rounded-field transition-colors max-md:h-10 max-md:w-11",
              canSend
                ? "bg-accent text-on-accent hover:bg-accent-hover"
                : "cursor-default bg-idle-tint text-ink-3",
            )}
          >
            <Icon icon={SendHorizontal} />
          </button>
        </span>
      </div>
    </div>
  );
}
