import type { KeyboardEvent, RefObject } from "react";
import type { ThreadItem } from "../../store/systemLines.ts";
import type { VirtualListHandle } from "../../ui/VirtualList.tsx";

/**
 * Arrow keys, Home and End go from message to message, Enter to the toolbar of the focused one. The thread itself is the
 * stop of the Tab key; from there the first arrow goes to the last message in view.
 */
export function useThreadKeys(
  list: RefObject<VirtualListHandle | null>,
  items: readonly ThreadItem[],
  onJump: () => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const isRow = target.dataset["threadRow"] !== undefined;
    const isThread = target.dataset["threadRow"] === undefined && target.role === "group";
    if (!isRow && !isThread) return;
    if (event.key === "Enter" && isRow) {
      event.preventDefault();
      openToolbar(target);
      return;
    }
    const at = isRow
      ? items.findIndex(({ key }) => key === target.dataset["threadRow"])
      : lastInView(currentTarget, items) + 1;
    const next = nextPlace(event.key, at, items);
    if (next === undefined) return;
    event.preventDefault();
    const key = items[next]?.key;
    if (key === undefined) return;
    if (event.key === "Home" || event.key === "End") onJump();
    list.current?.scrollToKey(key, "auto");
    focusSoon(currentTarget, key);
  };
}

function nextPlace(key: string, at: number, items: readonly ThreadItem[]): number | undefined {
  const isMessage = (place: number) => {
    const item = items[place];
    return item !== undefined && (item.messageSid !== null || item.clientMessageId !== null);
  };
  const step = key === "ArrowDown" || key === "Home" ? 1 : -1;
  let place: number;
  if (key === "ArrowDown" || key === "ArrowUp") place = at + step;
  else if (key === "Home") place = 0;
  else if (key === "End") place = items.length - 1;
  else return undefined;
  while (place >= 0 && place < items.length && !isMessage(place)) place += step;
  return isMessage(place) ? place : undefined;
}

function lastInView(container: HTMLElement, items: readonly ThreadItem[]): number {
  const { bottom } = container.getBoundingClientRect();
  const rows = [...container.querySelectorAll<HTMLElement>("[data-thread-row]")];
  const last = rows.findLast((row) => row.getBoundingClientRect().top < bottom - 8);
  return items.findIndex(({ key }) => key === last?.dataset["threadRow"]);
}

/** A row far away is drawn only after scrolling to it. */
function focusSoon(container: HTMLElement, key: string): void {
  focusWhenDrawn(container, `[data-thread-row="${CSS.escape(key)}"]`, { preventScroll: true });
}

/** It is made when the row is approached, and focusing the row was that. */
function openToolbar(row: HTMLElement): void {
  const frame = row.querySelector<HTMLElement>("[data-message]");
  // React listens for this as it does for a mouse.
  frame?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  focusWhenDrawn(row, "[role=toolbar] button");
}

/** However long the drawing takes (the toolbar's code may still be on its way), unless the person has gone elsewhere. */
function focusWhenDrawn(container: HTMLElement, selector: string, how?: FocusOptions): void {
  const from = document.activeElement;
  const focus = (): boolean => {
    const found = container.querySelector<HTMLElement>(selector);
    found?.focus(how);
    return found !== null;
  };
  if (focus()) return;
  const watching = new MutationObserver(() => {
    const { activeElement } = document;
    // A row that is no longer drawn has lost the focus to the page.
    const isElsewhere = activeElement !== from && activeElement !== document.body;
    if (isElsewhere || focus()) watching.disconnect();
  });
  watching.observe(container, { childList: true, subtree: true });
}
