import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface PlateProps {
  band: ReactNode;
  bandLook: string;
  number: string;
  /** Called with the number as shown; then the plate is a button. */
  onCopy?: ((number: string) => void) | undefined;
  /** Says what the button does, such as "Copy +1 650 555 1111". */
  copyLabel?: string | undefined;
}

const plateLook =
  "inline-flex h-[1.375rem] max-w-full flex-none items-stretch overflow-hidden rounded-plate border border-hairline bg-raised text-pane leading-[1.25rem] font-[540] tn text-ink";

/** A number with a band at its left. NumberPlate and TwilioPlate are the two kinds in use. */
export function Plate({ band, bandLook, number, onCopy, copyLabel }: PlateProps) {
  const content = (
    <>
      <span className={cx("grid place-items-center border-e", bandLook)}>{band}</span>
      <span className="truncate px-[7px]">{number}</span>
    </>
  );
  if (!onCopy) return <span className={plateLook}>{content}</span>;
  return (
    <button
      type="button"
      aria-label={copyLabel}
      data-tooltip={copyLabel}
      className="touch-44 group/plate rounded-plate inline-flex max-w-full"
      onClick={() => onCopy(number)}
    >
      <span className={cx(plateLook, "group-hover/plate:bg-hover group-active/plate:bg-selected")}>
        {content}
      </span>
    </button>
  );
}
