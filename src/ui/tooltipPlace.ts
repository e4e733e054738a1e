export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const GAP = 6;
const MARGIN = 8;

/** Where a tooltip goes: below its control, or above when there is no room, and always inside the window. */
export function tooltipPlace(
  anchor: Box,
  tip: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - tip.height;
  const fitsBelow = below + tip.height <= view.height - MARGIN;
  const centred = anchor.left + anchor.width / 2 - tip.width / 2;
  const rightmost = Math.max(MARGIN, view.width - MARGIN - tip.width);
  return {
    left: Math.min(Math.max(MARGIN, centred), rightmost),
    top: fitsBelow || above < MARGIN ? below : above,
  };
}
