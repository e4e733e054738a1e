import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";

export interface LineSwatchProps {
  channel: Channel;
  /** Its name for screen readers. Leave it out where the word stands beside the swatch. */
  label?: string | undefined;
  /** Width in px, or as wide as its place allows. */
  size?: 16 | 13 | 11 | "fill";
}

/** A short piece of the channel's line: the mark of the channel. */
export function LineSwatch({ channel, label, size = 16 }: LineSwatchProps) {
  return (
    <span className={cx("swatch", `swatch-${channel}`, size !== 16 && `swatch-${size}`)}>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
