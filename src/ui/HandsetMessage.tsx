import type { LucideIcon } from "lucide-react";
import type { AnchorHTMLAttributes, ReactNode, Ref } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

export interface HandsetMessageProps {
  side: "own" | "other";
  /** A HandsetCornerLink, shown while the message is pointed at, touched or focused. */
  action?: ReactNode;
  /** Its bubble and pictures. */
  children: ReactNode;
}

/** One message on a handset. A real phone has nothing beside it, so what can be done with it shows on demand. */
export function HandsetMessage({ side, action, children }: HandsetMessageProps) {
  return (
    <div
      data-message=""
      // A touch or an arrow key focuses it, which shows the action.
      tabIndex={-1}
      className={cx(
        "group/text relative flex w-fit max-w-[95%] flex-none flex-col gap-[3px] rounded-[14px]",
        side === "own" ? "items-end self-end" : "items-start self-start",
      )}
    >
      {children}
      {action && (
        <span
          className={cx(
            "absolute -top-2 opacity-0 group-focus-within/text:opacity-100 group-hover/text:opacity-100 group-focus/text:opacity-100",
            side === "own" ? "-left-2" : "-right-2",
          )}
        >
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
