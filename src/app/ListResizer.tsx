import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTexts } from "../texts/useTexts.ts";
import { inlineStep } from "../ui/inlineStep.ts";
import { listWidth } from "./paneLayout.ts";

interface ListResizerProps {
  width: number;
  onResize(width: number): void;
}

const keyboardStep = 16;

/** The edge of the list, which can be dragged or moved with the arrows. */
export function ListResizer({ width, onResize }: ListResizerProps) {
  const { shell } = useTexts();
  const drag = useRef<{ fromX: number; fromWidth: number } | null>(null);
  const resize = (to: number) => {
    onResize(Math.round(Math.min(listWidth.most, Math.max(listWidth.least, to))));
  };

  const handlePointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const wider = inlineStep("ArrowRight", event.currentTarget);
    resize(drag.current.fromWidth + wider * (event.clientX - drag.current.fromX));
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const step = inlineStep(event.key, event.currentTarget);
    if (step === 0) return;
    event.preventDefault();
    resize(width + step * keyboardStep);
  };

  return (
    // A separator that can be moved is a control (WAI-ARIA window splitter); the lint rule knows only the fixed one.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={shell.listWidth}
      aria-valuemin={listWidth.least}
      aria-valuemax={listWidth.most}
      aria-valuenow={width}
      className="hover:after:bg-hairline focus-visible:after:bg-focus absolute inset-y-0 -end-1 z-10 w-2 cursor-col-resize touch-none after:absolute after:inset-0 after:mx-auto after:w-0.5 focus-visible:outline-none"
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
