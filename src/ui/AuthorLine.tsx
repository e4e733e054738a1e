import type { ReactNode } from "react";
import type { Channel } from "./channel.ts";
import { ChannelChip } from "./ChannelChip.tsx";
import { cx } from "./cx.ts";

export interface AuthorLineProps {
  name: string;
  /** The name is a phone number. */
  tabular?: boolean;
  /** Beside a name that is a number: its country. */
  mark?: ReactNode;
  /** Beside a given name: the number. In a narrow thread it has a line of its own. */
  plate?: ReactNode;
  channel: Channel;
  channelLabel: string;
  time: string;
  /** The time for machines, ISO 8601. */
  dateTime?: string;
}

export function AuthorLine({
  name,
  tabular,
  mark,
  plate,
  channel,
  channelLabel,
  time,
  dateTime,
}: AuthorLineProps) {
  return (
    <div className="text-small mb-1 flex min-h-[1.25rem] max-w-full items-center gap-x-2 gap-y-1 whitespace-nowrap @max-[28rem]/thread:has-data-plate:flex-wrap @max-[18rem]/thread:flex-wrap">
      {mark}
      <span className={cx("truncate font-[620]", tabular && "tn")}>{name}</span>
      {plate && (
        <span
          data-plate=""
          className="flex min-w-0 @max-[28rem]/thread:order-last @max-[28rem]/thread:basis-full"
        >
          {plate}
        </span>
      )}
      <ChannelChip channel={channel} label={channelLabel} />
      <time dateTime={dateTime} className="text-meta text-ink-3 tn">
        {time}
      </time>
    </div>
  );
}
