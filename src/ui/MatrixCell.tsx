import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { LineSwatch } from "./LineSwatch.tsx";

export interface MatrixCellProps {
  /** A box for what is or was there, a word for what is free. */
  tone: "filled" | "past" | "conflict" | "free" | "chosen" | "none";
  title: ReactNode;
  /** Below the title. */
  note?: ReactNode;
  channel?: Channel | undefined;
}

const boxLook = {
  filled: "bg-sunken",
  past: "bg-panel",
  conflict: "bg-bad-tint shadow-[inset_0_0_0_1.5px_var(--color-bad-line)]",
};

const wordLook = {
  free: "text-ink-3",
  chosen: "text-good font-[600]",
  none: "text-ink-3",
};

export function MatrixCell({ tone, title, note, channel }: MatrixCellProps) {
  if (tone === "free" || tone === "chosen" || tone === "none") {
    return (
      <div className="text-small min-w-0 px-2.5">
        <span className={cx("flex items-center gap-1.5", wordLook[tone])}>
          {tone === "chosen" && <Icon icon={ArrowRight} size={14} />}
          <span className="truncate">{title}</span>
        </span>
        {note && <span className="text-meta text-ink-3 block truncate">{note}</span>}
      </div>
    );
  }
  return (
    <div className={cx("rounded-control min-w-0 px-2.5 py-1.5", boxLook[tone])}>
      <div className={cx("text-small truncate font-[560]", tone === "past" && "text-ink-3")}>
        {title}
      </div>
      {note && (
        <div
          className={cx(
            "flex items-center gap-1.5 text-meta",
            tone === "conflict" ? "text-bad" : "text-ink-3",
          )}
        >
          {channel && <LineSwatch channel={channel} />}
          <span className="truncate">{note}</span>
        </div>
      )}
    </div>
  );
}
