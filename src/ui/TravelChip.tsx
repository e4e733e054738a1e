import type { AnchorHTMLAttributes, Ref } from "react";
import { Avatar } from "./Avatar.tsx";
import type { AvatarFace } from "./avatarFace.ts";
import type { Channel } from "./channel.ts";
import { cx } from "./cx.ts";
import { type DeliverySegment, DeliverySegments } from "./DeliverySegments.tsx";
import { LineSwatch } from "./LineSwatch.tsx";

export interface TravelChipProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "children"> {
  /** What it says in words. */
  label: string;
  face: AvatarFace;
  channel: Channel;
  /** One for each phone. */
  segments: readonly DeliverySegment[];
  /** Where there is room for it. */
  text?: string | undefined;
  /** A link where there is something to see. */
  href?: string | undefined;
  ref?: Ref<HTMLAnchorElement>;
}

/** A message on its way, as small as can be: who wrote it, how it came in, and a bar for each phone. */
export function TravelChip(props: TravelChipProps) {
  const { label, face, channel, segments, text, href, className, ...rest } = props;
  const look = cx(
    "animate-fade flex h-[calc(1rem+16px)] min-w-0 items-center gap-1.5 rounded-control px-1.5",
    href !== undefined && "hover:bg-hover active:bg-selected",
    className,
  );
  const content = (
    <>
      <Avatar face={face} size={24} />
      <span aria-hidden="true" className="flex items-center gap-1.5">
        <LineSwatch channel={channel} size={13} />
        {segments.length > 0 && <DeliverySegments segments={segments} />}
      </span>
      {text !== undefined && (
        <span aria-hidden="true" className="text-pane text-ink-2 max-w-52 truncate">
          {text}
        </span>
      )}
      <span className="sr-only">{label}</span>
    </>
  );
  if (href === undefined) return <span className={look}>{content}</span>;
  return (
    <a {...rest} href={href} data-tooltip={label} className={look}>
      {content}
    </a>
  );
}
