import type { ThreadItem } from "../../store/systemLines.ts";
import { usePlacement } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { dayLabel } from "./dayLabel.ts";

interface StickyDayProps {
  /** At the upper edge of the view. */
  item: ThreadItem;
  previous: ThreadItem | undefined;
}

/** The day of what is being read, while its own header is out of view. */
export function StickyDay({ item, previous }: StickyDayProps) {
  const { thread } = useTexts();
  const { startsDay, dateCreated } = usePlacement(previous, item, undefined);
  if (startsDay || dateCreated === 0) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-1.5 flex justify-center"
    >
      <span className="bg-surface/95 text-meta text-ink-3 animate-fade rounded-full px-2.5 py-0.5 font-[600] shadow-[0_0_0_1px_var(--color-hairline)]">
        {dayLabel(thread, dateCreated)}
      </span>
    </div>
  );
}
