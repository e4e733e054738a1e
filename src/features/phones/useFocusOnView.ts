import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * After somebody has opened another view of a handset, what had the focus is gone: the first thing of the new view takes
 * it. Not on a touch screen, where it would bring up the keyboard. Gives what announces such a change.
 */
export function useFocusOnView(handset: RefObject<HTMLElement | null>, view: string): () => void {
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    if (!matchMedia("(pointer: coarse)").matches) focusFirst(handset.current);
  }, [handset, view]);
  return useCallback(() => {
    isWanted.current = true;
  }, []);
}

/** To where one begins on a handset: its field, the first row of its list, the number to be typed. */
export function focusFirst(handset: Element | null | undefined): void {
  handset?.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true });
}
