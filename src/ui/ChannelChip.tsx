import { channelTint } from "./channel.ts";
import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";
import { LineSwatch } from "./LineSwatch.tsx";

export interface ChannelChipProps {
  channel: Channel;
  label: string;
}

export function ChannelChip({ channel, label }: ChannelChipProps) {
  return (
    <span
      className={cx(
        "inline-flex h-[1.125rem] flex-none items-center gap-[5px] rounded-key px-1.5 text-chip font-[620] whitespace-nowrap",
        channelTint[channel],
      )}
    >
      <LineSwatch channel={channel} size={11} />
      {label}
    </span>
  );
}
