import { type UIEvent, useState } from "react";

/** More than a screen shows; a phone that gets thousands of texts draws no more than these. */
const screenful = 40;
/** Up to here it counts as being at the foot, and down to here as being near the head. */
const footPx = 40;
const headPx = 200;

interface Latest {
  /** The place of the first item that is drawn. */
  from: number;
  onScroll(event: UIEvent<HTMLElement>): void;
}

/** Which items of a long list that begins at its foot are drawn: the newest, and as many before as somebody scrolls to. */
export function useLatest(count: number): Latest {
  // While somebody reads further up, nothing above moves on.
  const [held, setHeld] = useState<number | null>(null);
  const from = Math.max(0, Math.min(held ?? count, count - screenful));
  return {
    from,
    onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) {
      const above = scrollHeight - clientHeight + scrollTop;
      if (scrollTop > -footPx) setHeld(null);
      else setHeld(above < headPx ? Math.max(0, from - screenful) : from);
    },
  };
}
