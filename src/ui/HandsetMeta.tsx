import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** Time and segments below a bubble on a handset: "09:12, 1 segment". */
export function HandsetMeta({ side, children }: { side: "own" | "other"; children: ReactNode }) {
  return (
    <div
      className={cx(
        "flex items-center gap-1 px-1 text-[0.65625rem] leading-[0.875rem] text-ink-3 tn",
        side === "own" && "self-end text-end",
      )}
    >
      {children}
    </div>
  );
}
