import type { AnchorHTMLAttributes, ReactNode, Ref } from "react";
import type { AvatarFace } from "./avatarFace.ts";
import { AvatarStack } from "./AvatarStack.tsx";
import type { Channel } from "./channel.ts";
import { ChannelSegments } from "./ChannelSegments.tsx";
import { cx } from "./cx.ts";

export interface ListRowProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "title"> {
  href: string;
  selected?: boolean;
  unread?: boolean;
  faces: readonly AvatarFace[];
  channels: readonly { channel: Channel; label: string }[];
  title: ReactNode;
  /** The title is a phone number. */
  titleTabular?: boolean;
  /** After the title, such as the muted mark. */
  titleMark?: ReactNode;
  time?: string | undefined;
  dateTime?: string | undefined;
  /** Author and preview, or what replaces them. */
  preview: ReactNode;
  /** At the right of the preview: failed mark, badge or segments. */
  aside?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

/** A conversation in the list, 72 high. */
export function ListRow(props: ListRowProps) {
  const {
    selected,
    unread,
    faces,
    channels,
    title,
    titleTabular,
    titleMark,
    time,
    dateTime,
    preview,
    aside,
  } = props;
  const { className, ref, href, onClick, onKeyDown, onFocus, tabIndex, id } = props;
  return (
    <a
      {...{ ref, href, onClick, onKeyDown, onFocus, tabIndex, id }}
      aria-current={selected ? "page" : undefined}
      className={cx(
        // Large text on a narrow screen: the title has both lines that it needs, and the time the next one.
        "focus-inset group/row relative mx-1.5 flex h-[calc(2.5rem+32px)] items-center gap-[11px] rounded-row px-3.5 transition-colors @max-[14rem]:h-auto @max-[14rem]:items-start @max-[14rem]:py-3",
        selected
          ? "bg-selected [--row:var(--color-selected)]"
          : "hover:bg-hover hover:[--row:var(--color-hover)] active:bg-selected",
        className,
      )}
    >
      <span className="flex w-10 flex-none flex-col gap-1.5">
        <AvatarStack faces={faces} />
        <ChannelSegments channels={channels} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex h-[1.25rem] items-center gap-2 @max-[14rem]:h-auto @max-[14rem]:flex-wrap">
          <span
            className={cx(
              "truncate text-row @max-[14rem]:line-clamp-2 @max-[14rem]:basis-full @max-[14rem]:whitespace-normal",
              unread ? "font-[680]" : "font-[580]",
              titleTabular && "tn",
            )}
          >
            {title}
          </span>
          {titleMark}
          <time
            dateTime={dateTime}
            className={cx(
              "ms-auto flex-none text-meta tn @max-[14rem]:ms-0",
              unread ? "font-[620] text-accent-ink" : "text-ink-3",
            )}
          >
            {time}
          </time>
        </span>
        <span className="mt-[3px] flex h-[1.25rem] items-center gap-2">
          <span
            className={cx(
              "min-w-0 flex-1 truncate text-small",
              unread ? "text-ink-2" : "text-ink-3",
            )}
          >
            {preview}
          </span>
          {aside}
        </span>
      </span>
      {/* From the text's edge, below the row; hidden beside a filled row. */}
      <span
        aria-hidden="true"
        className={cx(
          "absolute end-3 -bottom-px start-[65px] border-t border-hairline group-hover/row:opacity-0",
          selected && "opacity-0",
        )}
      />
    </a>
  );
}
