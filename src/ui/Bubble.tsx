import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface BubbleProps {
  /** Own messages stand right on the accent, others' left. */
  side: "own" | "other";
  /** The corner towards a neighbour of the same group is tight. */
  joinsAbove?: boolean;
  joinsBelow?: boolean;
  /** Not sent: an edge, so that the row is found when scrolling back. The words stand below it. */
  failed?: boolean;
  children: ReactNode;
}

export function Bubble({ side, joinsAbove, joinsBelow, failed, children }: BubbleProps) {
  const own = side === "own";
  return (
    <div
      className={cx(
        "bidi w-fit max-w-full rounded-bubble px-[13px] py-2 text-body wrap-anywhere whitespace-pre-wrap text-pretty",
        own ? "bg-accent text-on-accent" : "bg-bubble text-ink",
        joinsAbove && (own ? "rounded-se-joint" : "rounded-ss-joint"),
        joinsBelow && (own ? "rounded-ee-joint" : "rounded-es-joint"),
        failed && "outline-[1.5px] outline-offset-1 outline-bad-line",
      )}
    >
      {children}
    </div>
  );
}
