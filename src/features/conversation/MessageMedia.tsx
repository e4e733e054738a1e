import { lazy, Suspense, useState } from "react";
import type { MediaItem, Message } from "../../domain/entities.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { cx } from "../../ui/cx.ts";
import { FileTile } from "./FileTile.tsx";
import { useMediaUrls } from "./useMediaUrls.ts";

const Lightbox = lazy(async () => ({ default: (await import("./Lightbox.tsx")).Lightbox }));

interface MessageMediaProps {
  sid: ConversationSid;
  message: Message;
  side: "own" | "other";
}

type MediaKind = "image" | "audio" | "video" | "file";

/** Pictures, sound and film inline, other files as a tile that opens them. */
export function MessageMedia({ sid, message, side }: MessageMediaProps) {
  const { urls, failed, broken, reload } = useMediaUrls(sid, message.sid);
  const [opened, setOpened] = useState<MediaItem>();
  const pictures = message.media.filter((item) => kindOf(item) === "image");
  return (
    <div
      className={cx(
        "flex max-w-full flex-col gap-[3px]",
        side === "own" ? "items-end" : "items-start",
      )}
    >
      {message.media.map((item) => {
        const url = urls?.get(item.sid);
        const kind = failed || broken.has(item.sid) ? "file" : kindOf(item);
        const shared = { key: item.sid, item, url };
        switch (kind) {
          case "image":
            return (
              <Picture
                {...shared}
                key={item.sid}
                onBroken={() => reload(item.sid)}
                onOpen={() => setOpened(item)}
              />
            );
          case "audio":
          case "video":
            return (
              <Player {...shared} key={item.sid} kind={kind} onBroken={() => reload(item.sid)} />
            );
          case "file":
            return <FileTile {...shared} key={item.sid} failed={failed} />;
        }
      })}
      {opened && (
        <Suspense fallback={null}>
          <Lightbox
            pictures={pictures}
            urls={urls}
            opened={opened}
            onOpen={setOpened}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** What a browser can show. An SVG from a stranger is a document and no picture. */
function kindOf({ contentType }: MediaItem): MediaKind {
  const [type, subtype = ""] = contentType.toLowerCase().split("/");
  if (type === "image" && /^(jpeg|png|gif|webp|avif|bmp)\b/.test(subtype)) return "image";
  if (type === "audio" && !subtype.startsWith("amr")) return "audio";
  return type === "video" ? "video" : "file";
}

interface PictureProps {
  item: MediaItem;
  url: string | undefined;
  /** The link is short-lived: the picture may need a new one. */
  onBroken(): void;
  onOpen(): void;
}

function Picture({ item, url, onBroken, onOpen }: PictureProps) {
  const { thread } = useTexts();
  const name = item.filename ?? thread.photo;
  // The service tells no size of a picture, so a usual one is reserved until it is here.
  const frame =
    "block overflow-hidden rounded-popover bg-idle-tint shadow-[0_0_0_1px_var(--color-hairline)]";
  if (url === undefined) return <div className={`${frame} h-[150px] w-[230px] max-w-full`} />;
  return (
    <button
      type="button"
      aria-label={thread.openPhoto(name)}
      aria-haspopup="dialog"
      onClick={onOpen}
      className={`${frame} w-fit max-w-full`}
    >
      <img
        src={url}
        alt={name}
        onError={onBroken}
        className="block max-h-80 min-h-[60px] max-w-full min-w-[80px] object-cover sm:max-w-80"
      />
    </button>
  );
}

interface PlayerProps {
  item: MediaItem;
  url: string | undefined;
  kind: "audio" | "video";
  onBroken(): void;
}

function Player({ item, url, kind, onBroken }: PlayerProps) {
  const { thread } = useTexts();
  const name = item.filename ?? thread.file;
  if (kind === "audio") {
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a phone's voice message has no captions to offer
      <audio
        controls
        preload="none"
        src={url}
        aria-label={name}
        onError={onBroken}
        className="h-[calc(1rem+28px)] w-72 max-w-full"
      />
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- a video from a phone has no captions to offer
    <video
      controls
      preload="metadata"
      src={url}
      aria-label={name}
      onError={onBroken}
      className="rounded-popover bg-idle-tint aspect-video w-80 max-w-full"
    />
  );
}
