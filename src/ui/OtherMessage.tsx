import type { ReactNode } from "react";
import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";
import { DropLine } from "./DropLine.tsx";

export interface OtherMessageProps {
  channel: Channel;
  /** On the first row of a group only. */
  avatar?: ReactNode;
  /** The author line, on the first row of a group only. */
  head?: ReactNode;
  /** Another message of the group follows, so the line goes on. */
  joinsBelow?: boolean;
  /** Just arrived: the line grows and the bubble rises. */
  arriving?: boolean;
  children: ReactNode;
}

/** One row of a group of others: the rail with avatar and drop line, and the text beside it. */
export function OtherMessage({
  channel,
  avatar,
  head,
  joinsBelow,
  arriving,
  children,
}: OtherMessageProps) {
  const startsGroup = avatar !== undefined;
  return (
    <div className={cx("grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2.5", startsGroup && "pt-4")}>
      <div className="flex flex-col items-center gap-1">
        {avatar}
        <DropLine channel={channel} className={arriving ? "animate-grow-down" : ""} />
      </div>
      <div
        className={cx(
          "flex max-w-[580px] flex-col items-start",
          arriving && "animate-bubble",
          joinsBelow && "pb-[3px]",
        )}
      >
        {head}
        {children}
      </div>
    </div>
  );
}
