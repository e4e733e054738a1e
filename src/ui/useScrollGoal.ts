import type { Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

export type ScrollAlign = "start" | "center" | "end" | "auto";

interface ScrollGoal {
  key: string;
  align: ScrollAlign;
  /** Among which the scroll to it began, or was begun anew. */
  items: readonly unknown[];
  /** On the clock of `performance.now()`. */
  since: number;
}

/** So long does @tanstack/virtual-core go on looking for the place of an item that was not measured before. */
const settlingMs = 5000;
/** With these the reader takes over. */
const gestures = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/**
 * Scrolls to items by their key. The virtualizer goes to an index, and needs some frames to get there. What comes in
 * above meanwhile gives that index to another item, and what comes in below is followed by a list that has not left
 * its end yet; so whenever the items change, the way is begun anew.
 */
export function useScrollGoal<T>(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  items: readonly T[],
  getKey: (item: T) => string,
) {
  const goal = useRef<ScrollGoal>(undefined);
  const indexOf = (key: string) => items.findIndex((item) => getKey(item) === key);

  useEffect(() => {
    const element = scroller.current;
    const drop = () => {
      goal.current = undefined;
    };
    for (const gesture of gestures) element?.addEventListener(gesture, drop, { passive: true });
    return () => {
      for (const gesture of gestures) element?.removeEventListener(gesture, drop);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    const { current } = goal;
    if (current === undefined || current.items === items) return;
    const index = indexOf(current.key);
    if (index === -1 || performance.now() - current.since > settlingMs) {
      goal.current = undefined;
    } else {
      current.items = items;
      virtualizer.scrollToIndex(index, { align: current.align });
    }
  });

  return {
    scrollToKey(key: string, align: ScrollAlign = "auto"): boolean {
      const index = indexOf(key);
      if (index === -1) return false;
      goal.current = { key, align, items, since: performance.now() };
      virtualizer.scrollToIndex(index, { align });
      return true;
    },
    scrollToEnd(): void {
      goal.current = undefined;
      virtualizer.scrollToEnd();
    },
  };
}
