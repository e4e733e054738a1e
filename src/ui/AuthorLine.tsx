import type { Channel } from "./channel.ts";
import { ChannelChip } from "./ChannelChip.tsx";
import { cx } from "./cx.ts";

export interface AuthorLineProps {
  name: string;
  /** The name is a phone number. */
  tabular?: boolean;
  /** Beside a given name: the number. Hidden on a narrow screen. */
  note?: string | undefined;
  channel: Channel;
  channelLabel: string;
  time: string;
  /** The time for machines, ISO 8601. */
  dateTime?: string;
}

export function AuthorLine({
  name,
  tabular,
  note,
  channel,
  channelLabel,
  time,
  dateTime,
}: AuthorLineProps) {
  return (
    <div className="text-small mb-1 flex min-h-[1.25rem] max-w-full items-center gap-x-2 whitespace-nowrap @max-[18rem]/thread:flex-wrap">
      <span className={cx("truncate font-[620]", tabular && "tn")}>{name}</span>
      {note && <span className="text-pane text-ink-3 tn max-md:hidden">{note}</span>}
      <ChannelChip channel={channel} label={channelLabel} />
      <time dateTime={dateTime} className="text-meta text-ink-3 tn">
        {time}
      </time>
    </div>
  );
}
