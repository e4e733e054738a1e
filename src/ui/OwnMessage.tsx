import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface OwnMessageProps {
  /** Below the bubble: the delivery mark, on the last row of a group. */
  meta?: ReactNode;
  joinsAbove?: boolean;
  /** Just sent: the bubble rises. */
  arriving?: boolean;
  children: ReactNode;
}

export function OwnMessage({ meta, joinsAbove, arriving, children }: OwnMessageProps) {
  return (
    <div className={cx("flex flex-col items-end", joinsAbove ? "pt-[3px]" : "pt-4")}>
      <div
        className={cx(
          "flex max-w-[min(78%,580px)] flex-col items-end max-md:max-w-[84%]",
          arriving && "animate-bubble",
        )}
      >
        {children}
      </div>
      {meta && <div className="mt-0.5 -mb-1 flex w-full justify-end">{meta}</div>}
    </div>
  );
}
