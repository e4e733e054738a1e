import { type KeyboardEvent, type ReactNode, useRef } from "react";

export interface HandsetMessagesProps {
  label: string;
  children: ReactNode;
}

/**
 * The messages on a handset's screen, from its foot upwards. One stop for the Tab key: the arrows go from message to
 * message, Enter does what the message offers.
 */
export function HandsetMessages({ label, children }: HandsetMessagesProps) {
  const group = useRef<HTMLDivElement>(null);

  const handleKeyDown = (event: KeyboardEvent) => {
    const messages = [...(group.current?.querySelectorAll<HTMLElement>("[data-message]") ?? [])];
    const place = messages.findIndex((message) => message === document.activeElement);
    if (event.key === "Enter") messages[place]?.querySelector("a")?.click();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    messages[place < 0 ? messages.length - 1 : place + step]?.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a group of messages is no widget, yet the keyboard must reach each
    <div
      ref={group}
      role="group"
      aria-label={label}
      tabIndex={0}
      onKeyDown={handleKeyDown}
      className="focus-inset mt-auto flex flex-col gap-[3px] px-2 pt-2 pb-2.5"
    >
      {children}
    </div>
  );
}
