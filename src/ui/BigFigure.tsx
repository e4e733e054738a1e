import type { ReactNode } from "react";

export interface BigFigureProps {
  figure: string;
  title: string;
  /** Below the title: why it is so. */
  children?: ReactNode;
}

/** One number that matters, and what it says. */
export function BigFigure({ figure, title, children }: BigFigureProps) {
  return (
    <div className="flex items-center gap-3.5">
      <span className="tn text-[2.5rem] leading-[2.5rem] font-[600] tracking-[-0.02em]">
        {figure}
      </span>
      <div className="min-w-0">
        <p className="font-[620]">{title}</p>
        {children && <div className="text-small text-ink-2">{children}</div>}
      </div>
    </div>
  );
}
