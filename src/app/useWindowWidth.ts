import { useSyncExternalStore } from "react";
import { subscribeToSettings } from "../store/settings.ts";

const usualTextPx = 16;

/**
 * How wide the window is for text of the usual size: text of twice the size has half of the window. So large text is
 * given fewer panes beside each other, as a browser's own zoom would do.
 */
export function useWindowWidth(): number {
  return useSyncExternalStore(subscribe, () => Math.round(window.innerWidth / textScale()));
}

/** How much larger than usual text is shown, by the settings here or the browser's own. */
export function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / usualTextPx;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("resize", onChange);
  const unsubscribe = subscribeToSettings(onChange);
  return () => {
    window.removeEventListener("resize", onChange);
    unsubscribe();
  };
}
