import { Ban, CircleAlert, TriangleAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { CodePlate } from "./CodePlate.tsx";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { toneText, toneTint } from "./tone.ts";

export interface NoteProps {
  tone: "idle" | "warn" | "bad";
  /** What happened, with names and numbers. */
  title: ReactNode;
  code?: string | number | undefined;
  /** Another icon than the tone's own; null for none. */
  icon?: LucideIcon | null;
  /** The sentence below the title. */
  children?: ReactNode;
  actions?: ReactNode;
  /** alert for what just failed, status for the rest; none for what was there when the part opened. */
  role?: "alert" | "status";
}

const toneIcon: Record<NoteProps["tone"], LucideIcon> = {
  idle: Ban,
  warn: TriangleAlert,
  bad: CircleAlert,
};

/** The only box for errors: what happened, to whom, what to do, and the code last. */
export function Note({
  tone,
  title,
  code,
  icon = toneIcon[tone],
  children,
  actions,
  role,
}: NoteProps) {
  return (
    <div
      role={role}
      className={cx(
        "flex gap-[11px] rounded-row px-3.5 py-3 text-[0.84375rem] leading-[1.25rem]",
        toneTint[tone],
      )}
    >
      {icon && <Icon icon={icon} className={cx("mt-px", toneText[tone])} />}
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-2.5">
          <p className="min-w-0 font-[640]">{title}</p>
          {code !== undefined && <CodePlate code={code} tone={tone} />}
        </div>
        {children && <div className="mt-0.5 text-pretty">{children}</div>}
        {actions && (
          <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">{actions}</div>
        )}
      </div>
    </div>
  );
}
