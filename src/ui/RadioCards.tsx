import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface RadioCardsProps {
  legend: ReactNode;
  hideLegend?: boolean;
  /** Between legend and options: a note on what was refused. */
  note?: ReactNode;
  /** RadioCard elements. */
  children: ReactNode;
}

/** The group around radio cards. The browser's radios bring the keyboard. */
export function RadioCards({ legend, hideLegend, note, children }: RadioCardsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className={cx("mb-1.5 text-small font-[600]", hideLegend && "sr-only")}>
        {legend}
      </legend>
      <div className="grid gap-2">
        {note}
        {children}
      </div>
    </fieldset>
  );
}
