import { type RefObject, useEffect } from "react";

/** Tells the page how high the composer is, for what stands above it, such as toasts. */
export function useComposerHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const composer = element.current;
    if (!composer) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty("--composer-height", `${composer.offsetHeight}px`);
    });
    observer.observe(composer);
    return () => {
      observer.disconnect();
      style.removeProperty("--composer-height");
    };
  }, [element]);
}
