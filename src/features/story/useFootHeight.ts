import { type RefObject, useLayoutEffect, useRef } from "react";

/** Tells dialogs how much of the window's foot is taken, so that they stand above it. */
export function useFootHeight(): RefObject<HTMLElement | null> {
  const foot = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = foot.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => {
      style.setProperty("--foot-height", `${element.offsetHeight}px`);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      style.removeProperty("--foot-height");
    };
  }, []);
  return foot;
}
