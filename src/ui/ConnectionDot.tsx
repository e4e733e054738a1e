import { cx } from "./cx.ts";
import type { Tone } from "./tone.ts";

export interface ConnectionDotProps {
  tone: Tone;
  label: string;
}

const dots: Record<Tone, string> = {
  good: "bg-wa-line",
  warn: "bg-warn-line",
  bad: "bg-bad-line",
  // Hollow, so that it differs in shape too.
  idle: "border-2 border-ink-3",
};

/** State of the connection: dot and word; on a narrow screen the word is for screen readers while all is well. */
export function ConnectionDot({ tone, label }: ConnectionDotProps) {
  return (
    <span role="status" className="text-pane text-ink-2 flex items-center gap-[7px] px-2.5">
      <span aria-hidden="true" className={cx("size-[7px] flex-none rounded-full", dots[tone])} />
      <span className={cx("whitespace-nowrap", tone === "good" && "max-md:sr-only")}>{label}</span>
    </span>
  );
}
