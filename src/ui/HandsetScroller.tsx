import type { ReactNode, UIEvent } from "react";
import { cx } from "./cx.ts";

export interface HandsetScrollerProps {
  /**
   * Begins at its foot and stays there while texts come, as a thread does; the browser does it by itself, so nothing has
   * to be measured. `scrollTop` is then 0 at the foot and negative above.
   */
  fromFoot?: boolean;
  onScroll?: (event: UIEvent<HTMLDivElement>) => void;
  children: ReactNode;
}

/** The part of a handset's screen that scrolls. */
export function HandsetScroller({ fromFoot, onScroll, children }: HandsetScrollerProps) {
  return (
    <div
      onScroll={onScroll}
      className={cx(
        "flex min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain",
        fromFoot ? "flex-col-reverse" : "flex-col",
      )}
    >
      {children}
    </div>
  );
}
