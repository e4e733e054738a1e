import { LineKey } from "./LineKey.tsx";

export interface HandsetThreadRowProps {
  /** Letters of the Twilio numbers in it. */
  letters: readonly string[];
  /** Number, or the numbers and names of a group. */
  title: string;
  preview: string;
  time: string;
  /** For screen readers; with it the unread dot is shown. */
  unreadLabel?: string | undefined;
  /** While some are being chosen for a group: whether this one is. */
  checked?: boolean | undefined;
  onOpen: () => void;
}

/** A thread in a handset's list: one per Twilio number that this phone has talked with, one per group. */
export function HandsetThreadRow(props: HandsetThreadRowProps) {
  const { letters, title, preview, time, unreadLabel, checked, onOpen } = props;
  return (
    <button
      type="button"
      data-first=""
      aria-pressed={checked}
      onClick={onOpen}
      className="focus-inset border-hairline hover:bg-hover active:bg-selected aria-pressed:bg-selected flex w-full flex-none items-center gap-2 border-b px-2.5 py-2 text-start"
    >
      <LineKey letter={letters[0] ?? "–"} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="text-pane tn min-w-0 flex-1 truncate font-[620]">{title}</span>
          <span className="text-ink-3 tn text-[0.65625rem]">{time}</span>
        </span>
        <span className="flex items-center gap-1.5">
          <span className="bidi text-meta text-ink-3 min-w-0 flex-1 truncate">{preview}</span>
          {unreadLabel && (
            <span className="bg-accent size-2 flex-none rounded-full">
              <span className="sr-only">{unreadLabel}</span>
            </span>
          )}
        </span>
      </span>
    </button>
  );
}
