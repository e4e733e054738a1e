import { FileText, X } from "lucide-react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { BlobImage } from "../../ui/BlobImage.tsx";
import { Icon } from "../../ui/Icon.tsx";

interface PhoneAttachmentsProps {
  files: readonly File[];
  onRemove(file: File): void;
}

/** The files that go with the next text; one goes away with a press on it. */
export function PhoneAttachments({ files, onRemove }: PhoneAttachmentsProps) {
  const { phones: texts } = useAllTexts();
  return (
    <div className="mb-1 flex gap-1 overflow-x-auto">
      {files.map((file, place) => (
        <button
          key={`${place} ${file.name}`}
          type="button"
          aria-label={texts.removeFile(file.name)}
          data-tooltip={texts.removeFile(file.name)}
          onClick={() => onRemove(file)}
          className="bg-idle-tint text-ink-2 focus-inset relative grid size-11 flex-none place-items-center overflow-hidden rounded-[9px]"
        >
          {file.type.startsWith("image/") ? (
            <BlobImage content={file} className="size-full object-cover" />
          ) : (
            <Icon icon={FileText} />
          )}
          <span className="bg-ink text-surface absolute end-0.5 top-0.5 grid size-4 place-items-center rounded-full">
            <Icon icon={X} size={12} />
          </span>
        </button>
      ))}
    </div>
  );
}
