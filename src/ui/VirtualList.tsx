import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { ReactNode, Ref } from "react";
import { cx } from "./cx.ts";

export interface VirtualListHandle {
  scrollToEnd: () => void;
  /** false when no such item is in the list. */
  scrollToKey: (key: string, align?: "start" | "center" | "end" | "auto") => boolean;
  isAtEnd: () => boolean;
}

export interface VirtualListProps<T> {
  items: readonly T[];
  /** Stable per item, and stable as a function (module level or useCallback): a new one measures everything again. */
  getKey: (item: T) => string;
  renderItem: (item: T, index: number) => ReactNode;
  /** Height in px before an item has been measured. */
  estimateSize: (item: T) => number;
  /**
   * start: opens at the top, such as the conversation list.
   * end: opens at the bottom, keeps its place when items come in above, and follows new ones below when at the end.
   */
  anchor: "start" | "end";
  label: string;
  role?: "list" | "log" | "feed";
  itemRole?: "listitem" | "article" | "presentation";
  /** Opens at this item instead of the end or the top. */
  initialKey?: string | undefined;
  overscan?: number;
  paddingStart?: number;
  paddingEnd?: number;
  /** Near the first or last item; once per first or last item, so a failed load is retried by the caller's own button. */
  onReachStart?: (() => void) | undefined;
  onReachEnd?: (() => void) | undefined;
  /** How near, in px. */
  reachDistance?: number;
  onAtEndChange?: ((atEnd: boolean) => void) | undefined;
  /** The item at the upper edge, for a day header that stays. */
  onTopItemChange?: ((item: T) => void) | undefined;
  className?: string;
  /** Around the items, such as the column of the thread. */
  innerClassName?: string;
  ref?: Ref<VirtualListHandle>;
}

/** Within this distance of the end the reader counts as being there. */
const AT_END_PX = 48;

export function VirtualList<T>(props: VirtualListProps<T>) {
  const {
    items,
    getKey,
    renderItem,
    estimateSize,
    anchor,
    label,
    role = "list",
    itemRole = "listitem",
  } = props;
  const {
    initialKey,
    overscan = 6,
    paddingStart = 0,
    paddingEnd = 0,
    reachDistance = 800,
    ref,
  } = props;
  const { onReachStart, onReachEnd, onAtEndChange, onTopItemChange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState(false);
  const atEnd = useRef(anchor === "end");
  const reached = useRef<{ start: string | null; end: string | null }>({ start: null, end: null });

  // The virtualizer asks only for indexes below `count`, which is items.length.
  const itemAt = useCallback((index: number) => items[index] as T, [items]);
  const getItemKey = useCallback((index: number) => getKey(itemAt(index)), [itemAt, getKey]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => estimateSize(itemAt(index)),
    overscan,
    paddingStart,
    paddingEnd,
    anchorTo: anchor,
    followOnAppend: anchor === "end",
    scrollEndThreshold: AT_END_PX,
  });

  const scrollToKey = (key: string, align: "start" | "center" | "end" | "auto" = "auto") => {
    const index = items.findIndex((item) => getKey(item) === key);
    if (index !== -1) virtualizer.scrollToIndex(index, { align });
    return index !== -1;
  };

  useImperativeHandle(ref, () => ({
    scrollToEnd: () => virtualizer.scrollToEnd(),
    scrollToKey,
    isAtEnd: () => virtualizer.isAtEnd(AT_END_PX),
  }));

  useLayoutEffect(() => {
    if (placed || items.length === 0) return;
    const found = initialKey !== undefined && scrollToKey(initialKey, "start");
    if (!found && anchor === "end") virtualizer.scrollToEnd();
    setPlaced(true);
  });

  const virtualItems = virtualizer.getVirtualItems();
  const offset = virtualizer.scrollOffset ?? 0;

  // What the reader is near to can only be known after layout; each fact is told once.
  useEffect(() => {
    if (!placed) return;
    tellEdges();
  });

  function tellEdges() {
    const first = items[0];
    const last = items.at(-1);
    const isEnd = virtualizer.isAtEnd(AT_END_PX);
    if (isEnd !== atEnd.current) {
      atEnd.current = isEnd;
      onAtEndChange?.(isEnd);
    }
    const nearStart = (scroller.current?.scrollTop ?? 0) < reachDistance;
    if (first !== undefined && nearStart && reached.current.start !== getKey(first)) {
      reached.current.start = getKey(first);
      onReachStart?.();
    }
    const nearEnd = virtualizer.getDistanceFromEnd() < reachDistance;
    if (last !== undefined && nearEnd && reached.current.end !== getKey(last)) {
      reached.current.end = getKey(last);
      onReachEnd?.();
    }
  }

  const top = virtualItems.find((virtualItem) => virtualItem.end > offset);
  const topIndex = top?.index;
  useEffect(() => {
    if (topIndex !== undefined && topIndex < items.length) onTopItemChange?.(itemAt(topIndex));
    // Only when another item is on top; the callback may be a new function on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [topIndex, items]);

  // The keyboard of a phone shrinks the view; whoever was at the end stays there.
  useEffect(() => {
    const element = scroller.current;
    if (!element || anchor !== "end") return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) virtualizer.scrollToEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [anchor, virtualizer]);

  return (
    <div
      ref={scroller}
      onScroll={tellEdges}
      className={cx(
        "min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]",
        props.className,
      )}
    >
      <div className={cx("flex min-h-full flex-col", anchor === "end" && "justify-end")}>
        <div
          role={role}
          aria-label={label}
          className={cx("relative w-full flex-none", props.innerClassName)}
          style={{ height: virtualizer.getTotalSize() }}
        >
          <div
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${virtualItems[0]?.start ?? 0}px)` }}
          >
            {virtualItems.map((virtualItem) => (
              <div
                key={virtualItem.key}
                ref={virtualizer.measureElement}
                data-index={virtualItem.index}
                role={itemRole}
                aria-setsize={itemRole === "listitem" ? items.length : undefined}
                aria-posinset={itemRole === "listitem" ? virtualItem.index + 1 : undefined}
              >
                {renderItem(itemAt(virtualItem.index), virtualItem.index)}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
