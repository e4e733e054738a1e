import type { Channel } from "./channel.ts";
import { LineSwatch } from "./LineSwatch.tsx";

export interface ChannelSegmentsProps {
  channels: readonly { channel: Channel; label: string }[];
}

/** The channels of a conversation as segments that share 40 px, below its avatar. */
export function ChannelSegments({ channels }: ChannelSegmentsProps) {
  return (
    <span className="flex h-[5px] w-10 items-center gap-[3px]">
      {channels.map(({ channel, label }) => (
        <LineSwatch key={channel} channel={channel} label={label} size="fill" />
      ))}
    </span>
  );
}
