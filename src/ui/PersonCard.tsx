import type { ReactNode } from "react";
import { Avatar } from "./Avatar.tsx";
import type { AvatarFace } from "./avatarFace.ts";
import type { Channel } from "./channel.ts";
import { ChannelChip } from "./ChannelChip.tsx";
import { cx } from "./cx.ts";
import { DropLine } from "./DropLine.tsx";

export interface PersonCardProps {
  face: AvatarFace;
  channel: Channel;
  channelLabel: string;
  name: ReactNode;
  /** The name is a phone number. */
  nameTabular?: boolean;
  /** Beside the name: "you". */
  nameNote?: string | undefined;
  /** Country, last text, read to, window; one line each. */
  facts: readonly ReactNode[];
  /** The Twilio plate at the line's end. */
  plate?: ReactNode;
  /** A small menu button; shown on hover and focus, always on a touch screen. */
  menu?: ReactNode;
}

/** A participant: who, on what, through which Twilio number. */
export function PersonCard(props: PersonCardProps) {
  const { face, channel, channelLabel, name, nameTabular, nameNote, facts, plate, menu } = props;
  return (
    <div className="group/card @container relative grid grid-cols-[36px_minmax(0,1fr)] gap-x-[11px] px-4 py-2 pointer-coarse:min-h-17">
      <div className="flex flex-col items-center gap-1">
        <Avatar face={face} size={36} />
        {plate && <DropLine channel={channel} />}
      </div>
      <div>
        <div className="flex items-center gap-2 @max-[14rem]:flex-wrap">
          <span
            className={cx(
              "min-w-0 flex-1 truncate text-ui font-[600] @max-[14rem]:basis-full",
              nameTabular && "tn",
            )}
          >
            {name}
            {nameNote && <span className="text-ink-3 font-[500]"> {nameNote}</span>}
          </span>
          <ChannelChip channel={channel} label={channelLabel} />
        </div>
        {facts.map((fact, place) => (
          // Facts have no identity of their own; their order is fixed.
          <div key={place} className="text-pane text-ink-3">
            {fact}
          </div>
        ))}
        {plate && <div className="mt-1.5 flex">{plate}</div>}
        {menu && (
          <div className="absolute end-3.5 bottom-1.5 transition-opacity pointer-fine:opacity-0 pointer-fine:group-focus-within/card:opacity-100 pointer-fine:group-hover/card:opacity-100 pointer-fine:has-data-[state=open]:opacity-100">
            {menu}
          </div>
        )}
      </div>
    </div>
  );
}
