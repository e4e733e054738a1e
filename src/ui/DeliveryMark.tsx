import type { ButtonHTMLAttributes, Ref } from "react";
import { cx } from "./cx.ts";
import { DeliverySegments } from "./DeliverySegments.tsx";
import type { DeliverySegment } from "./DeliverySegments.tsx";

export interface DeliveryMarkProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  "children"
> {
  time: string;
  dateTime?: string;
  /** In participant order. Above six only the words are shown. */
  segments?: readonly DeliverySegment[];
  /** The aggregate in words: "2 of 3 delivered, 1 sent". */
  words: string;
  /** The failed part of the words, in bad: "1 failed". */
  failedWords?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

const MOST_SEGMENTS = 6;

/** Time, segments and words below an own message. A button: it opens the delivery popover. */
export function DeliveryMark(props: DeliveryMarkProps) {
  const { time, dateTime, segments = [], words, failedWords, className, ...rest } = props;
  const showSegments = segments.length > 0 && segments.length <= MOST_SEGMENTS;
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        "touch-44 -me-1.5 flex max-w-full items-center gap-2 rounded-[8px] px-1.5 py-1 text-meta text-ink-3 transition-colors hover:bg-hover",
        className,
      )}
    >
      <time dateTime={dateTime} className="tn">
        {time}
      </time>
      {showSegments && (
        <span aria-hidden="true" className="flex">
          <DeliverySegments segments={segments} />
        </span>
      )}
      <span className="tn truncate">
        {words}
        {failedWords && (
          <>
            {words && ", "}
            <span className="text-bad font-[600]">{failedWords}</span>
          </>
        )}
      </span>
    </button>
  );
}
