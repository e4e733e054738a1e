import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { tooltipPlace } from "./tooltipPlace.ts";

const SHOW_AFTER_MS = 500;
const HIDE_AFTER_MS = 120;

interface Shown {
  anchor: HTMLElement;
  text: string;
}

function anchorOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
}

/**
 * The one tooltip of the app, for every element with `data-tooltip`, by hover and by keyboard focus.
 * One layer instead of a primitive around each button: rows of a virtual list mount nothing for it.
 * It repeats the accessible name or description, so it stays out of the accessibility tree.
 */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let visible = false;

    function show(anchor: HTMLElement) {
      const text = anchor.dataset["tooltip"];
      // It would lie over the menu that its button has opened.
      if (!text || !anchor.isConnected || anchor.ariaExpanded === "true") return;
      visible = true;
      setShown({ anchor, text });
    }
    function hide() {
      clearTimeout(timer);
      visible = false;
      setShown(null);
    }
    function handleOver(event: PointerEvent) {
      if (event.pointerType === "touch") return;
      if (event.target instanceof Node && tip.current?.contains(event.target))
        return clearTimeout(timer);
      const anchor = anchorOf(event.target);
      clearTimeout(timer);
      if (anchor) timer = setTimeout(() => show(anchor), visible ? 0 : SHOW_AFTER_MS);
      else if (visible) timer = setTimeout(hide, HIDE_AFTER_MS);
    }
    function handleFocus(event: FocusEvent) {
      const anchor = anchorOf(event.target);
      clearTimeout(timer);
      if (anchor?.matches(":focus-visible")) timer = setTimeout(() => show(anchor), SHOW_AFTER_MS);
      else hide();
    }
    function handleKey(event: KeyboardEvent) {
      if (!visible) return clearTimeout(timer);
      // Escape takes the tooltip away first, and only then the dialog below it.
      if (event.key === "Escape") event.stopPropagation();
      hide();
    }

    const options = { capture: true };
    addEventListener("pointerover", handleOver, options);
    addEventListener("pointerdown", hide, options);
    addEventListener("focusin", handleFocus, options);
    addEventListener("keydown", handleKey, options);
    addEventListener("scroll", hide, options);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointerover", handleOver, options);
      removeEventListener("pointerdown", hide, options);
      removeEventListener("focusin", handleFocus, options);
      removeEventListener("keydown", handleKey, options);
      removeEventListener("scroll", hide, options);
    };
  }, []);

  useLayoutEffect(() => {
    const element = tip.current;
    if (!element || !shown) return;
    const view = { width: innerWidth, height: innerHeight };
    const { left, top } = tooltipPlace(
      shown.anchor.getBoundingClientRect(),
      element.getBoundingClientRect(),
      view,
    );
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [shown]);

  if (!shown) return null;
  return createPortal(
    <div
      ref={tip}
      aria-hidden="true"
      className="animate-appear bg-ink text-meta text-surface fixed z-60 max-w-64 rounded-[8px] px-2.5 py-1.5 font-[540] text-pretty"
    >
      {shown.text}
    </div>,
    document.body,
  );
}
