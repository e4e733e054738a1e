import { ContactRound, FileAudio, FileText, FileVideoCamera, type LucideIcon } from "lucide-react";
import type { MediaItem } from "../../domain/entities.ts";
import { fileKind } from "../../domain/messageWords.ts";
import { formatBytes } from "../../texts/bytes.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Icon } from "../../ui/Icon.tsx";

interface FileTileProps {
  item: MediaItem;
  url: string | undefined;
  failed: boolean;
}

/** A file with its name and size. A PDF opens beside the app, everything else is saved. */
export function FileTile({ item, url, failed }: FileTileProps) {
  const { thread } = useTexts();
  const name = item.filename ?? thread.file;
  const isPdf = item.contentType === "application/pdf";
  const content = (
    <>
      <span className="bg-idle-tint text-ink-2 grid size-10 flex-none place-items-center rounded-[7px]">
        <Icon icon={iconOf(item.contentType)} />
      </span>
      <span className="min-w-0">
        <span className="text-small block truncate font-[560]">{name}</span>
        <span className="text-meta text-ink-3 tn block truncate">
          {failed
            ? thread.mediaFailed
            : thread.fileDetail(typeWords(thread, item), formatBytes(item.sizeBytes))}
        </span>
      </span>
    </>
  );
  const look =
    "flex h-[calc(1rem+36px)] w-fit max-w-[min(20rem,100%)] items-center gap-2.5 rounded-field border border-hairline bg-surface py-1.5 pe-3.5 ps-1.5 text-ink";
  return url === undefined ? (
    <div className={look}>{content}</div>
  ) : (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      {...(!isPdf && { download: name })}
      aria-label={isPdf ? thread.openFile(name) : thread.download(name)}
      className={`${look} hover:bg-hover`}
    >
      {content}
    </a>
  );
}

function iconOf(contentType: string): LucideIcon {
  const kind = fileKind(contentType);
  if (kind === "contact") return ContactRound;
  if (kind === "audio") return FileAudio;
  return kind === "video" ? FileVideoCamera : FileText;
}

function typeWords(
  thread: { pdf: string; contact: string },
  { contentType }: MediaItem,
): string | null {
  const kind = fileKind(contentType);
  if (kind === "pdf") return thread.pdf;
  return kind === "contact" ? thread.contact : null;
}
