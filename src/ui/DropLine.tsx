import { X } from "lucide-react";
import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

export interface DropLineProps {
  channel: Channel;
  /** A failed leg: a short piece that ends in a red x. */
  cut?: boolean;
  className?: string;
}

/** The channel's line, downwards. Takes the height that its flex column leaves. */
export function DropLine({ channel, cut, className }: DropLineProps) {
  if (cut) {
    return (
      <span aria-hidden="true" className={cx("flex flex-col items-center gap-1", className)}>
        <span className={`drop-line drop-${channel} h-[13px] flex-none`} />
        <Icon icon={X} size={14} className="text-bad" />
      </span>
    );
  }
  return <span aria-hidden="true" className={cx("drop-line", `drop-${channel}`, className)} />;
}
