import { useEffect, useRef } from "react";
import { DetailsPane } from "./DetailsPane.tsx";
import type { Panes } from "./usePanes.ts";

/** Details over the thread, where both do not fit. Takes the focus, closes with Escape and gives the focus back. */
export function DetailsOverlay({ panes }: { panes: Panes }) {
  const pane = useRef<HTMLDivElement>(null);
  const { showDetails } = panes;

  useEffect(() => {
    const before = document.activeElement;
    pane.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  useEffect(() => {
    const closeWithEscape = (event: KeyboardEvent) => {
      // A menu or a dialog that is open takes the key first, and says so.
      if (event.key === "Escape" && !event.defaultPrevented) showDetails(false);
    };
    document.addEventListener("keydown", closeWithEscape);
    return () => document.removeEventListener("keydown", closeWithEscape);
  }, [showDetails]);

  return (
    <div
      ref={pane}
      tabIndex={-1}
      className="animate-fade shadow-e3 absolute inset-y-0 end-0 z-20 w-80 outline-none"
    >
      <DetailsPane panes={panes} />
    </div>
  );
}
