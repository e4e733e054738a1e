import { Copy, Ellipsis, Reply, SmilePlus } from "lucide-react";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { cx } from "../../ui/cx.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { inlineStep } from "../../ui/inlineStep.ts";
import { Menu } from "../../ui/Menu.tsx";
import { ReactButton } from "./ReactButton.tsx";
import { useMessageEntries } from "./useMessageEntries.ts";

const MessageInfoDialog = lazy(async () => ({
  default: (await import("./MessageInfoDialog.tsx")).MessageInfoDialog,
}));
const RemoveMessageDialog = lazy(async () => ({
  default: (await import("./RemoveMessageDialog.tsx")).RemoveMessageDialog,
}));

interface MessageToolbarProps {
  message: Message;
  own: boolean;
}

/**
 * Above the outer corner of a bubble that is pointed at or focused; where there is no mouse, one button beside it.
 * By keyboard: Enter on the message leads here, arrow keys go along it, Escape leads back.
 */
export function MessageToolbar({ message, own }: MessageToolbarProps) {
  const { thread } = useTexts();
  const { conversationSid: sid } = message;
  const [shown, setShown] = useState<"remove" | "info">();
  const { reply, copy, entries } = useMessageEntries(message, own, {
    remove: () => setShown("remove"),
    info: () => setShown("info"),
  });
  const close = () => setShown(undefined);
  return (
    <>
      <div
        role="toolbar"
        aria-label={thread.messageMenu}
        tabIndex={-1}
        onKeyDown={handleKeyDown}
        className={cx(
          "flex flex-none items-center",
          "pointer-fine:bg-raised pointer-fine:shadow-e3 pointer-fine:absolute pointer-fine:bottom-full pointer-fine:z-10 pointer-fine:-mb-1 pointer-fine:rounded-[9px] pointer-fine:p-0.5",
          "pointer-fine:opacity-0 pointer-fine:group-focus-within/message:opacity-100 pointer-fine:group-hover/message:opacity-100 pointer-fine:has-data-[state=open]:opacity-100",
          own ? "pointer-fine:end-0" : "pointer-fine:start-0",
        )}
      >
        <ReactButton
          sid={sid}
          messageSid={message.sid}
          align={own ? "end" : "start"}
          trigger={<IconButton label={thread.react} icon={SmilePlus} size="small" />}
        />
        <span className="contents pointer-coarse:hidden">
          <IconButton label={thread.reply} icon={Reply} size="small" onClick={reply} />
          {copy && <IconButton label={thread.copyText} icon={Copy} size="small" onClick={copy} />}
        </span>
        <Menu
          label={thread.messageMenu}
          items={entries}
          align={own ? "end" : "start"}
          trigger={<IconButton label={thread.messageMenu} icon={Ellipsis} size="small" />}
        />
      </div>
      <Suspense fallback={null}>
        {shown === "remove" && <RemoveMessageDialog sid={sid} message={message} onClose={close} />}
        {shown === "info" && <MessageInfoDialog sid={sid} message={message} onClose={close} />}
      </Suspense>
    </>
  );
}

function handleKeyDown(event: KeyboardEvent<HTMLElement>): void {
  // Keys of a menu or a picker that it opened bubble through React, not through the document.
  if (!event.currentTarget.contains(event.target as Node)) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const step = inlineStep(event.key, event.currentTarget);
  if (event.key === "Escape") {
    event.currentTarget.closest<HTMLElement>("[data-thread-row]")?.focus();
    event.stopPropagation();
  }
  if (step === 0) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
