import type { ReactNode } from "react";

export interface HighlightedProps {
  text: string;
  /** What to mark: in order, without overlap. */
  ranges: readonly { start: number; end: number }[];
}

/** A text with marked places, such as the hits of a search. */
export function Highlighted({ text, ranges }: HighlightedProps) {
  const parts: ReactNode[] = [];
  let shown = 0;
  for (const { start, end } of ranges) {
    parts.push(
      text.slice(shown, start),
      <mark key={start} className="bg-warn-tint text-warn rounded-[3px]">
        {text.slice(start, end)}
      </mark>,
    );
    shown = end;
  }
  return (
    <>
      {parts}
      {text.slice(shown)}
    </>
  );
}
