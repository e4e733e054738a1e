import { FileText, Link } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useMediaLink } from "./useMediaLink.ts";
import type { SharedThing } from "./useSharedThings.ts";

interface SharedTileProps {
  sid: ConversationSid;
  thing: SharedThing;
}

const frame =
  "rounded-field bg-idle-tint text-ink-2 grid aspect-square min-w-0 place-items-center overflow-hidden";

/** A small square: the picture itself, or a sign of what it is. */
export function SharedTile({ sid, thing }: SharedTileProps) {
  return thing.kind === "link" ? (
    <a
      href={thing.url}
      target="_blank"
      rel="noreferrer noopener"
      aria-label={thing.url}
      data-tooltip={thing.url}
      className={`${frame} hover:bg-selected`}
    >
      <Icon icon={Link} />
    </a>
  ) : (
    <FileTile sid={sid} thing={thing} />
  );
}

interface FileTileProps {
  sid: ConversationSid;
  thing: Extract<SharedThing, { kind: "picture" | "file" }>;
}

function FileTile({ sid, thing }: FileTileProps) {
  const { list } = useTexts();
  const { media } = thing;
  const url = useMediaLink(sid, thing.messageSid, media.sid);
  const name = media.filename ?? (thing.kind === "picture" ? list.photo : list.file);
  const picture = thing.kind === "picture" && url !== undefined;
  const content = picture ? (
    <img src={url} alt="" loading="lazy" className="size-full object-cover" />
  ) : (
    <Icon icon={FileText} />
  );
  return url === undefined ? (
    <span role="img" aria-label={name} className={frame}>
      {content}
    </span>
  ) : (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      aria-label={name}
      data-tooltip={name}
      className={`${frame} hover:bg-selected`}
    >
      {content}
    </a>
  );
}
