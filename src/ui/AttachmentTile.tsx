import { FileText, X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";

export interface AttachmentTileProps {
  name: string;
  /** Size, state, or why it cannot go: "412 kB, ready". */
  detail: string;
  /** An image of 40 x 40; a file mark otherwise. */
  preview?: ReactNode;
  /** 0 to 1 while it uploads. */
  progress?: number | undefined;
  refused?: boolean;
  removeLabel: string;
  onRemove: () => void;
  /** Beside the remove button. */
  actions?: ReactNode;
}

export function AttachmentTile(props: AttachmentTileProps) {
  const { name, detail, preview, progress, refused, removeLabel, onRemove, actions } = props;
  return (
    <div
      className={cx(
        "relative flex min-h-13 min-w-0 flex-1 basis-56 items-center gap-2.5 overflow-hidden rounded-field border pe-1 ps-[5px]",
        refused ? "border-bad-line" : "border-hairline",
      )}
    >
      <span className="bg-idle-tint text-ink-3 grid size-10 flex-none place-items-center overflow-hidden rounded-[7px]">
        {preview ?? <Icon icon={FileText} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="text-small block truncate font-[600]">{name}</span>
        <span
          className={cx(
            "block text-meta",
            refused ? "text-bad wrap-anywhere" : "truncate text-ink-3 tn",
          )}
        >
          {detail}
        </span>
      </span>
      {actions}
      <IconButton label={removeLabel} icon={X} iconSize={16} onClick={onRemove} />
      {progress !== undefined && (
        <span
          role="progressbar"
          aria-label={name}
          aria-valuenow={Math.round(progress * 100)}
          className="bg-accent absolute start-0 bottom-0 h-0.5 transition-[width] duration-200"
          style={{ width: `${progress * 100}%` }}
        />
      )}
    </div>
  );
}
