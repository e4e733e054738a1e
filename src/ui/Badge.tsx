import { cx } from "./cx.ts";

export interface BadgeProps {
  /** Null: nobody knows how many, and a dot says that there are some. */
  count: number | null;
  /** Muted conversations count without asking for attention. */
  muted?: boolean;
  /** What is counted, for screen readers: "3 unread messages". */
  label: string;
}

export function Badge({ count, muted, label }: BadgeProps) {
  return (
    <span
      className={cx(
        "grid flex-none place-items-center rounded-full text-[0.71875rem] leading-none font-[680] tn",
        count === null ? "size-2.5" : "h-[1.25rem] min-w-[1.25rem] px-1.5",
        muted ? "border border-hairline bg-idle-tint text-ink-2" : "bg-accent text-on-accent",
      )}
    >
      {count !== null && <span aria-hidden="true">{count > 999 ? "999+" : count}</span>}
      <span className="sr-only">{label}</span>
    </span>
  );
}
