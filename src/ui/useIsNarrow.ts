import { useSyncExternalStore } from "react";

// A media query would not hear of text that is made larger here.
const isNarrow = () =>
  window.innerWidth < 48 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** One pane at a time: under 768 px, or more when text is larger. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("resize", onChange);
  return () => window.removeEventListener("resize", onChange);
}
