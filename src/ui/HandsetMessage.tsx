import type { LucideIcon } from "lucide-react";
import { type AnchorHTMLAttributes, type ReactNode, type Ref, useState } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

export interface HandsetMessageProps {
  side: "own" | "other";
  /** A HandsetCornerLink; there while the message is pointed at, touched or focused. */
  action?: ReactNode;
  /** Its bubble and pictures. */
  children: ReactNode;
}

/** One message on a handset. A real phone has nothing beside it, so what can be done with it shows on demand. */
export function HandsetMessage({ side, action, children }: HandsetMessageProps) {
  // Not hidden by styles: a busy phone has hundreds of messages, of which one is pointed at.
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  return (
    <div
      data-message=""
      // A touch or an arrow key focuses it, which shows the action.
      tabIndex={-1}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      className={cx(
        "relative flex w-fit max-w-[95%] flex-none flex-col gap-[3px] rounded-[14px]",
        side === "own" ? "items-end self-end" : "items-start self-start",
      )}
    >
      {children}
      {(isPointedAt || isFocused) && (
        <span className={cx("absolute -top-2", side === "own" ? "-start-2" : "-end-2")}>
          {action}
        </span>
      )}
    </div>
  );
}

export interface HandsetCornerLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  label: string;
  icon: LucideIcon;
  href: string;
  ref?: Ref<HTMLAnchorElement>;
}

export function HandsetCornerLink({ label, icon, ...rest }: HandsetCornerLinkProps) {
  return (
    <a
      {...rest}
      tabIndex={-1}
      aria-label={label}
      data-tooltip={label}
      className="bg-raised text-ink-2 shadow-e3 hover:text-ink grid size-6 place-items-center rounded-full"
    >
      <Icon icon={icon} size={14} />
    </a>
  );
}
