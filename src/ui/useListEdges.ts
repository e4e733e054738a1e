import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";

/** Within this distance of the end the reader counts as being there. */
export const AT_END_PX = 48;

interface ListEdges {
  scroller: RefObject<HTMLDivElement | null>;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  anchor: "start" | "end";
  /** Keys of the first and the last item; undefined while the list is empty. */
  firstKey: string | undefined;
  lastKey: string | undefined;
  count: number;
  /** Whoever is at the end stays there when items come in. */
  follow: boolean;
  reachDistance: number;
  onReachStart: (() => void) | undefined;
  onReachEnd: (() => void) | undefined;
  onAtEndChange: ((atEnd: boolean) => void) | undefined;
}

/**
 * Tells what the reader has come near to, each fact once, and keeps whoever is at the end there when the view changes
 * its height, as a phone's keyboard does, or something comes in above the last item (both left to us by @tanstack/react-virtual).
 * Gives the function that looks, for the scroll event, and the place where the first scroll notes where it went.
 */
export function useListEdges(edges: ListEdges): { look: () => void; atEnd: RefObject<boolean> } {
  const { scroller, virtualizer, anchor, firstKey, lastKey, count, follow, reachDistance } = edges;
  const atEnd = useRef(anchor === "end");
  const toldAtEnd = useRef(anchor === "end");
  const reached = useRef<{ start?: string | undefined; end?: string | undefined }>({});
  const viewHeight = useRef(0);

  function look() {
    const element = scroller.current;
    // While the view changes its height, the distance to the end says nothing about the reader.
    if (!element || element.clientHeight !== viewHeight.current) return;
    atEnd.current = virtualizer.isAtEnd(AT_END_PX);
    if (atEnd.current !== toldAtEnd.current) {
      toldAtEnd.current = atEnd.current;
      edges.onAtEndChange?.(atEnd.current);
    }
    const { onReachStart, onReachEnd } = edges;
    const isNearStart = element.scrollTop < reachDistance;
    if (onReachStart && isNearStart && reached.current.start !== firstKey) {
      reached.current.start = firstKey;
      onReachStart();
    }
    const isNearEnd = virtualizer.getDistanceFromEnd() < reachDistance;
    if (onReachEnd && isNearEnd && reached.current.end !== lastKey) {
      reached.current.end = lastKey;
      onReachEnd();
    }
  }

  // The virtualizer follows a new last item. What comes in above the last one, as a text above a message that is still
  // on its way, would push that one out of view.
  const before = useRef({ lastKey, count });
  useLayoutEffect(() => {
    const isPushedDown = lastKey === before.current.lastKey && count > before.current.count;
    before.current = { lastKey, count };
    if (isPushedDown && follow && atEnd.current) virtualizer.scrollToEnd();
  });

  useEffect(look);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      viewHeight.current = element.clientHeight;
      if (anchor === "end" && atEnd.current) virtualizer.scrollToEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [anchor, scroller, virtualizer]);

  return { look, atEnd };
}
