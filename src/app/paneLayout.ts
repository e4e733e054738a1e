/** Where the panes stand at a width of the window. */
export interface PaneLayout {
  /** One pane at a time. */
  isNarrow: boolean;
  list: { default: number; resizable: boolean };
  details: "docked" | "overlay" | "full";
  phones: { place: "docked" | "sheet" | "full"; layout: "row" | "single"; width: number };
}

const twoHandsets = 496;
const oneHandset = 256;
const details = 280;
const leastThread = 420;

export const listWidth = { least: 280, default: 320, most: 400 } as const;

/**
 * When width runs out, phones become an overlay first, then details, then the list. The thread keeps at least 420
 * beside others.
 */
export function paneLayout(width: number, list: number, phonesShown: boolean): PaneLayout {
  if (width < 768) {
    return {
      isNarrow: true,
      list: { default: width, resizable: false },
      details: "full",
      phones: { place: "full", layout: "single", width },
    };
  }
  const phones = phonesAt(width - list);
  const taken = phonesShown && phones.place === "docked" ? phones.width : 0;
  return {
    isNarrow: false,
    list: { default: list, resizable: width >= 1000 },
    details: width >= 1440 && width - list - taken - details >= leastThread ? "docked" : "overlay",
    phones,
  };
}

function phonesAt(besideList: number): PaneLayout["phones"] {
  if (besideList - twoHandsets >= leastThread) {
    return { place: "docked", layout: "row", width: twoHandsets };
  }
  if (besideList - oneHandset >= leastThread) {
    return { place: "docked", layout: "single", width: oneHandset };
  }
  return { place: "sheet", layout: "row", width: 512 };
}
