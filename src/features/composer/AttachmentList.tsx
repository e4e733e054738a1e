import { ArrowLeftToLine } from "lucide-react";
import { fileProblem, type PhoneChannelCounts } from "../../domain/channelLimits.ts";
import type { Attachment } from "../../store/composing.ts";
import { formatBytes } from "../../texts/bytes.ts";
import type { Texts } from "../../texts/texts.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { AttachmentTile } from "../../ui/AttachmentTile.tsx";
import { BlobImage } from "../../ui/BlobImage.tsx";
import { IconButton } from "../../ui/IconButton.tsx";

interface AttachmentListProps {
  files: readonly Attachment[];
  counts: PhoneChannelCounts;
  onRemove(id: number): void;
  onMoveToFront(id: number): void;
}

/** The attached files in the order of sending, each with its size or why it cannot go. */
export function AttachmentList({ files, counts, onRemove, onMoveToFront }: AttachmentListProps) {
  const { composer } = useTexts();
  return (
    <ul
      aria-label={composer.files}
      className="grid w-full grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-2"
    >
      {files.map((file, place) => {
        const problem = problemWords(composer, file, counts);
        return (
          <li key={file.id} className="flex min-w-0">
            <AttachmentTile
              name={file.name}
              detail={problem ?? composer.fileReady(formatBytes(file.content.size))}
              refused={problem !== null}
              removeLabel={composer.removeFile(file.name)}
              onRemove={() => onRemove(file.id)}
              {...(file.contentType.startsWith("image/") && {
                preview: <BlobImage content={file.content} className="size-10 object-cover" />,
              })}
              {...(place > 0 && {
                actions: (
                  <IconButton
                    label={composer.moveFile(file.name)}
                    icon={ArrowLeftToLine}
                    iconSize={16}
                    onClick={() => onMoveToFront(file.id)}
                  />
                ),
              })}
            />
          </li>
        );
      })}
    </ul>
  );
}

function problemWords(
  composer: Texts["composer"],
  { contentType, content }: Attachment,
  counts: PhoneChannelCounts,
): string | null {
  const found = fileProblem({ contentType, size: content.size }, counts);
  const size = formatBytes(content.size);
  switch (found?.problem) {
    case undefined:
      return null;
    case "empty":
      return composer.fileEmpty;
    case "tooLarge":
      return composer.fileTooLarge(size, formatBytes(found.limit));
    case "tooLargeForPhones":
      return composer.fileTooLargeFor(size, found.channel, formatBytes(found.limit));
    case "typeForPhones":
      return composer.fileTypeForPhones;
  }
}
