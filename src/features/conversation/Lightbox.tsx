import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useRef, useState } from "react";
import type { MediaItem } from "../../domain/entities.ts";
import type { MediaSid } from "../../domain/sids.ts";
import { formatBytes } from "../../texts/bytes.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { cx } from "../../ui/cx.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { inlineStep } from "../../ui/inlineStep.ts";

interface LightboxProps {
  /** All pictures of the message. */
  pictures: readonly MediaItem[];
  urls: ReadonlyMap<MediaSid, string> | undefined;
  opened: MediaItem;
  onOpen(item: MediaItem): void;
  onClose(): void;
}

/** A picture as large as the screen, or larger. Arrow keys go through the pictures of the message, Escape closes. */
export function Lightbox({ pictures, urls, opened, onOpen, onClose }: LightboxProps) {
  const { thread, shell } = useTexts();
  const openedFrom = useRef<Element | null>(null);
  const ground = useRef<HTMLDivElement>(null);
  const [zoomed, setZoomed] = useState<MediaSid | null>(null);
  const isZoomed = zoomed === opened.sid;
  const place = pictures.findIndex(({ sid }) => sid === opened.sid);
  const previous = pictures[place - 1];
  const next = pictures[place + 1];
  const name = opened.filename ?? thread.photo;
  const url = urls?.get(opened.sid);

  const handleKeyDown = (event: KeyboardEvent) => {
    // Then the arrow keys move the picture.
    if (isZoomed) return;
    const step = inlineStep(event.key, event.currentTarget);
    if (step === -1 && previous) onOpen(previous);
    if (step === 1 && next) onOpen(next);
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="animate-fade bg-blackout fixed inset-0 z-50" />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={handleKeyDown}
          // What is not the picture leads back, as in any viewer; by keyboard that is Escape.
          onClick={({ target }) => target === ground.current && onClose()}
          onOpenAutoFocus={() => {
            openedFrom.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (openedFrom.current instanceof HTMLElement) openedFrom.current.focus();
          }}
          className="fixed inset-0 z-50 flex flex-col outline-none"
        >
          <div className="bg-surface flex flex-none items-center gap-2 py-1.5 ps-4 pe-2">
            <Dialog.Title className="text-ui min-w-0 flex-1 truncate font-[600]">
              {name}
            </Dialog.Title>
            <span className="text-meta text-ink-3 tn">{formatBytes(opened.sizeBytes)}</span>
            {pictures.length > 1 && (
              <span aria-live="polite" className="text-meta text-ink-3 tn">
                {thread.pictureOf(place + 1, pictures.length)}
              </span>
            )}
            {previous && (
              <IconButton
                label={thread.previousPicture}
                icon={ChevronLeft}
                onClick={() => onOpen(previous)}
              />
            )}
            {next && (
              <IconButton
                label={thread.nextPicture}
                icon={ChevronRight}
                onClick={() => onOpen(next)}
              />
            )}
            {url !== undefined && (
              <IconButton
                label={isZoomed ? thread.zoomOut : thread.zoomIn}
                icon={isZoomed ? ZoomOut : ZoomIn}
                onClick={() => setZoomed(isZoomed ? null : opened.sid)}
              />
            )}
            {url !== undefined && (
              <a
                href={url}
                download={name}
                target="_blank"
                rel="noreferrer"
                aria-label={thread.download(name)}
                data-tooltip={thread.download(name)}
                className="text-ink-2 hover:bg-hover rounded-control grid size-[34px] place-items-center max-md:size-11"
              >
                <Download size={18} strokeWidth={1.75} aria-hidden />
              </a>
            )}
            <IconButton label={shell.close} icon={X} onClick={onClose} />
          </div>
          <div
            ref={ground}
            // To be scrolled by the arrow keys.
            tabIndex={isZoomed ? 0 : undefined}
            className={cx(
              "grid min-h-0 flex-1 p-3",
              isZoomed ? "overflow-auto" : "place-items-center",
            )}
          >
            {url !== undefined && (
              <img
                src={url}
                alt={name}
                className={
                  isZoomed ? "w-[250%] max-w-none" : "max-h-full max-w-full object-contain"
                }
              />
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
