import { FileText } from "lucide-react";
import type { MediaItem, Message } from "../../domain/entities.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { formatBytes } from "../../texts/bytes.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { useMediaUrls } from "./useMediaUrls.ts";

interface MessageMediaProps {
  sid: ConversationSid;
  message: Message;
}

/** Pictures inline, other files as a tile that opens them. */
export function MessageMedia({ sid, message }: MessageMediaProps) {
  const { urls, failed, reload } = useMediaUrls(sid, message.sid);
  return (
    <div className="flex max-w-full flex-col gap-[3px]">
      {message.media.map((item) =>
        item.contentType.startsWith("image/") && !failed ? (
          <Picture key={item.sid} item={item} url={urls?.get(item.sid)} onBroken={reload} />
        ) : (
          <FileTile key={item.sid} item={item} url={urls?.get(item.sid)} failed={failed} />
        ),
      )}
    </div>
  );
}

interface PictureProps {
  item: MediaItem;
  url: string | undefined;
  /** The link is short-lived: the picture may need a new one. */
  onBroken(): void;
}

function Picture({ item, url, onBroken }: PictureProps) {
  const { thread } = useTexts();
  const name = item.filename ?? thread.photo;
  // The service tells no size of a picture, so a usual one is reserved until it is here.
  const frame =
    "block overflow-hidden rounded-popover bg-idle-tint shadow-[0_0_0_1px_var(--color-hairline)]";
  if (url === undefined) return <div className={`${frame} h-[150px] w-[230px]`} />;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      aria-label={thread.openPhoto(name)}
      className={frame}
    >
      <img
        src={url}
        alt={name}
        loading="lazy"
        onError={onBroken}
        className="block max-h-80 min-h-[60px] max-w-full min-w-[80px] object-cover sm:max-w-80"
      />
    </a>
  );
}

interface FileTileProps {
  item: MediaItem;
  url: string | undefined;
  failed: boolean;
}

function FileTile({ item, url, failed }: FileTileProps) {
  const { thread } = useTexts();
  const name = item.filename ?? thread.file;
  const content = (
    <>
      <span className="bg-idle-tint text-ink-2 grid size-10 flex-none place-items-center rounded-[7px]">
        <FileText size={18} strokeWidth={1.75} aria-hidden />
      </span>
      <span className="min-w-0">
        <span className="text-small block truncate font-[560]">{name}</span>
        <span className="text-meta text-ink-3 tn block">
          {failed ? thread.mediaFailed : formatBytes(item.sizeBytes)}
        </span>
      </span>
    </>
  );
  const look =
    "flex h-[52px] max-w-80 items-center gap-2.5 rounded-field border border-hairline bg-surface py-1.5 pr-3.5 pl-1.5 text-ink";
  return url === undefined ? (
    <div className={look}>{content}</div>
  ) : (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      download={name}
      aria-label={thread.download(name)}
      className={`${look} hover:bg-hover`}
    >
      {content}
    </a>
  );
}
