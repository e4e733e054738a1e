import type { ReactNode } from "react";
import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";
import { LineSwatch } from "./LineSwatch.tsx";

export interface ChipProps {
  pressed: boolean;
  onPress: () => void;
  channel?: Channel;
  /** Where its container is narrow, by a container query: without the line, and closer. */
  tight?: boolean;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Chip({ pressed, onPress, channel, tight, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={cx(
        "touch-44 flex h-[calc(1rem+10px)] flex-none items-center gap-[5px] rounded-full border text-pane font-[540] whitespace-nowrap transition-colors",
        tight ? "px-2 @max-[22rem]:px-[5px]" : "px-2",
        pressed
          ? "border-ink bg-ink text-surface"
          : "border-line-control/60 text-ink-2 hover:bg-hover active:bg-selected",
      )}
    >
      {channel && (
        <span className={cx("flex", tight && "@max-[22rem]:hidden")}>
          <LineSwatch channel={channel} size={13} />
        </span>
      )}
      {children}
    </button>
  );
}
