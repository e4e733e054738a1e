import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { toneText, toneTint } from "./tone.ts";

export interface BannerProps {
  tone: "idle" | "warn" | "bad";
  icon?: LucideIcon;
  children: ReactNode;
  /** One link or button. */
  action?: ReactNode;
}

/** A state of the whole pane. The caller lays it over the first 40 px, so that nothing being read is pushed down. */
export function Banner({ tone, icon, children, action }: BannerProps) {
  return (
    <div
      role="status"
      className={cx(
        "flex min-h-10 animate-fade items-center gap-2.5 px-4 py-2 text-[0.84375rem] leading-[1.25rem] font-[520]",
        toneTint[tone],
        toneText[tone],
      )}
    >
      {icon && <Icon icon={icon} />}
      <span className="min-w-0 flex-1 text-pretty">{children}</span>
      {action}
    </div>
  );
}
