import { FileText } from "lucide-react";
import type { OutboxMessage } from "../../domain/outboxMessage.ts";
import { formatBytes } from "../../texts/bytes.ts";
import { BlobImage } from "../../ui/BlobImage.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";

/** Files on their way: as they will look, from the copy that is here. */
export function OutboxFiles({ message }: { message: OutboxMessage }) {
  const isFailed = message.state.state === "failed";
  const frame = cx(
    "overflow-hidden",
    isFailed && "outline-[1.5px] outline-offset-1 outline-bad-line",
  );
  return (
    <div className="flex max-w-full flex-col items-end gap-[3px]">
      {(message.files ?? []).map(({ name, contentType, content }, place) =>
        contentType.startsWith("image/") ? (
          // oxlint-disable-next-line react/no-array-index-key -- files of one entry never change places
          <div key={place} className={cx("rounded-popover bg-idle-tint", frame)}>
            <BlobImage
              content={content}
              alt={name}
              className="block max-h-80 min-h-[60px] max-w-full min-w-[80px] object-cover sm:max-w-80"
            />
          </div>
        ) : (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- as above
            key={place}
            className={cx(
              "rounded-field border-hairline bg-surface flex h-[calc(1rem+36px)] max-w-80 items-center gap-2.5 border py-1.5 pe-3.5 ps-1.5",
              frame,
            )}
          >
            <span className="bg-idle-tint text-ink-2 grid size-10 flex-none place-items-center rounded-[7px]">
              <Icon icon={FileText} />
            </span>
            <span className="min-w-0">
              <span className="text-small block truncate font-[560]">{name}</span>
              <span className="text-meta text-ink-3 tn block">{formatBytes(content.size)}</span>
            </span>
          </div>
        ),
      )}
    </div>
  );
}
