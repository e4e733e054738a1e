import type { LucideIcon } from "lucide-react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

export interface HandsetButton {
  label: string;
  icon?: LucideIcon;
  /** A page that it opens; else it answers. */
  href?: string | undefined;
  /** Undefined: it does nothing here, such as a call. */
  onPress?: (() => void) | undefined;
}

const look =
  "focus-inset text-wa-ink flex min-h-[30px] w-full items-center justify-center gap-1.5 rounded-[10px] bg-bubble px-2 py-1 text-small font-[600] max-md:min-h-11";

/** What a WhatsApp template offers below its words. */
export function HandsetButtons({ buttons }: { buttons: readonly HandsetButton[] }) {
  return (
    <div className="grid w-full min-w-36 gap-[3px]">
      {buttons.map(({ label, icon, href, onPress }) => {
        const content = (
          <>
            {icon && <Icon icon={icon} size={14} />}
            <span className="min-w-0 wrap-anywhere">{label}</span>
          </>
        );
        return href === undefined ? (
          <button
            key={label}
            type="button"
            disabled={onPress === undefined}
            onClick={onPress}
            className={cx(look, onPress !== undefined && "hover:bg-hover active:bg-selected")}
          >
            {content}
          </button>
        ) : (
          <a
            key={label}
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            className={cx(look, "hover:bg-hover active:bg-selected")}
          >
            {content}
          </a>
        );
      })}
    </div>
  );
}
