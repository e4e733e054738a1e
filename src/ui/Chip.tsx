import type { ReactNode } from "react";
import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";
import { LineSwatch } from "./LineSwatch.tsx";

export interface ChipProps {
  pressed: boolean;
  onPress: () => void;
  channel?: Channel;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Chip({ pressed, onPress, channel, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={cx(
        "touch-44 flex h-[calc(1rem+10px)] flex-none items-center gap-[5px] rounded-full border px-2 text-pane font-[540] whitespace-nowrap transition-colors",
        pressed
          ? "border-ink bg-ink text-surface"
          : "border-line-control/60 text-ink-2 hover:bg-hover active:bg-selected",
      )}
    >
      {channel && <LineSwatch channel={channel} size={13} />}
      {children}
    </button>
  );
}
