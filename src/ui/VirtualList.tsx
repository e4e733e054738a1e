import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { ReactNode, Ref } from "react";
import { cx } from "./cx.ts";
import { AT_END_PX, useListEdges } from "./useListEdges.ts";
import { type ScrollAlign, useScrollGoal } from "./useScrollGoal.ts";

export interface VirtualListHandle {
  scrollToEnd: () => void;
  /** false when no such item is in the list. */
  scrollToKey: (key: string, align?: ScrollAlign) => boolean;
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
  /** Where in the view that item stands. */
  initialAlign?: "start" | "center";
  /** false: the last item is not the end of all, so items that come after it are not followed. */
  follow?: boolean;
  overscan?: number;
  paddingStart?: number;
  paddingEnd?: number;
  /**
   * Near the first or last item; once per first or last item, so a failed load is retried by the caller's own button.
   * Undefined while there is nothing to do: then it is not taken for told.
   */
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
    initialAlign = "start",
    follow = true,
    overscan = 6,
    paddingStart = 0,
    paddingEnd = 0,
    reachDistance = 800,
    ref,
  } = props;
  const { onReachStart, onReachEnd, onAtEndChange, onTopItemChange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isPlaced = useRef(false);

  // The virtualizer asks only for indexes below `count`, which is items.length.
  const itemAt = useCallback((index: number) => items[index] as T, [items]);
  const getItemKey = useCallback((index: number) => getKey(itemAt(index)), [itemAt, getKey]);
  // oxlint-disable-next-line react/incompatible-library -- true only for the React Compiler, which this project does not use
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => estimateSize(itemAt(index)),
    overscan,
    paddingStart,
    paddingEnd,
    anchorTo: anchor,
    followOnAppend: anchor === "end" && follow,
    scrollEndThreshold: AT_END_PX,
  });

  const { scrollToKey, scrollToEnd } = useScrollGoal(scroller, virtualizer, items, getKey);

  const first = items[0];
  const last = items.at(-1);
  const { look, atEnd } = useListEdges({
    scroller,
    virtualizer,
    anchor,
    firstKey: first === undefined ? undefined : getKey(first),
    lastKey: last === undefined ? undefined : getKey(last),
    count: items.length,
    follow: anchor === "end" && follow,
    reachDistance,
    onReachStart,
    onReachEnd,
    onAtEndChange,
  });

  useImperativeHandle(ref, () => ({
    scrollToEnd,
    scrollToKey: (key, align) => {
      const isFound = scrollToKey(key, align);
      if (isFound) atEnd.current = false;
      return isFound;
    },
    isAtEnd: () => virtualizer.isAtEnd(AT_END_PX),
  }));

  // Once, when there are items to scroll to: to the wanted item, or to the end.
  useLayoutEffect(() => {
    if (isPlaced.current || items.length === 0) return;
    isPlaced.current = true;
    const isFound = initialKey !== undefined && scrollToKey(initialKey, initialAlign);
    if (isFound) atEnd.current = false;
    else if (anchor === "end") scrollToEnd();
  });

  const virtualItems = virtualizer.getVirtualItems();
  const offset = virtualizer.scrollOffset ?? 0;
  const topIndex = virtualItems.find((virtualItem) => virtualItem.end > offset)?.index;
  const topKey =
    topIndex === undefined || topIndex >= items.length ? undefined : getItemKey(topIndex);
  const toldTopKey = useRef<string>(undefined);
  useEffect(() => {
    if (topIndex === undefined || topKey === undefined || topKey === toldTopKey.current) return;
    toldTopKey.current = topKey;
    onTopItemChange?.(itemAt(topIndex));
  }, [topIndex, topKey, itemAt, onTopItemChange]);

  return (
    <div
      ref={scroller}
      onScroll={look}
      // A thread may hold nothing that takes the focus, and must still scroll by keyboard; a list of links needs no stop of its own.
      {...(anchor === "end" ? { tabIndex: 0, role: "group", "aria-label": label } : {})}
      className={cx(
        "focus-inset min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]",
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
