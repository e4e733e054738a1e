import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { cx } from "../ui/cx.ts";
import { inlineStep } from "../ui/inlineStep.ts";
import { textScale } from "./useWindowWidth.ts";

interface PaneResizerProps {
  label: string;
  /** On which side of the pane it stands. */
  edge: "start" | "end";
  width: number;
  least: number;
  most: number;
  onResize(width: number): void;
}

const keyboardStep = 16;

/** The edge of a pane, which can be dragged or moved with the arrows. */
export function PaneResizer({ label, edge, width, least, most, onResize }: PaneResizerProps) {
  const drag = useRef<{ fromX: number; fromWidth: number } | null>(null);
  const resize = (to: number) => {
    onResize(Math.round(Math.min(most, Math.max(least, to))));
  };
  const outwards = edge === "end" ? 1 : -1;

  const handlePointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const onwards = inlineStep("ArrowRight", event.currentTarget);
    const moved = (event.clientX - drag.current.fromX) / textScale();
    resize(drag.current.fromWidth + outwards * onwards * moved);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const step = inlineStep(event.key, event.currentTarget);
    if (step === 0) return;
    event.preventDefault();
    resize(width + outwards * step * keyboardStep);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control (WAI-ARIA window splitter); the rule knows only the fixed one
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      className={cx(
        "absolute inset-y-0 z-10 w-2 cursor-col-resize touch-none after:absolute after:inset-0 after:mx-auto after:w-0.5 hover:after:bg-hairline focus-visible:outline-none focus-visible:after:bg-focus",
        edge === "end" ? "-end-1" : "-start-1",
      )}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { fromX: event.clientX, fromWidth: width };
      }}
      onPointerMove={handlePointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onKeyDown={handleKeyDown}
    />
  );
}
