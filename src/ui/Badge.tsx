import { cx } from "./cx.ts";

export interface BadgeProps {
  count: number;
  /** Muted conversations count without asking for attention. */
  muted?: boolean;
  /** What is counted, for screen readers: "3 unread messages". */
  label: string;
}

export function Badge({ count, muted, label }: BadgeProps) {
  return (
    <span
      className={cx(
        "grid h-[1.25rem] min-w-[1.25rem] flex-none place-items-center rounded-full px-1.5 text-[0.71875rem] leading-none font-[680] tn",
        muted ? "border border-hairline bg-idle-tint text-ink-2" : "bg-accent text-on-accent",
      )}
    >
      <span aria-hidden="true">{count > 999 ? "999+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
