/** Where the panes stand at a width of the window; widths are px for text of the usual size. */
export interface PaneLayout {
  /** One pane at a time. */
  isNarrow: boolean;
  list: { default: number; resizable: boolean };
  details: "docked" | "overlay" | "full";
  phones: {
    place: "docked" | "sheet" | "full";
    layout: "row" | "single";
    width: number;
    /** Between these a docked pane may be resized. */
    least: number;
    most: number;
  };
}

const twoHandsets = 496;
const oneHandset = 256;
const sheet = 512;
const details = 280;
const leastThread = 420;

export const listWidth = { least: 280, default: 320, most: 400 } as const;

/**
 * When width runs out, phones become an overlay first, then details, then the list. The thread keeps at least 420
 * beside others.
 */
export function paneLayout(
  width: number,
  list: number,
  phonesShown: boolean,
  phonesWanted: number = 0,
): PaneLayout {
  if (width < 768) {
    return {
      isNarrow: true,
      list: { default: width, resizable: false },
      details: "full",
      phones: { place: "full", layout: "single", width, least: width, most: width },
    };
  }
  const phones = phonesAt(width - list, phonesWanted);
  const taken = phonesShown && phones.place === "docked" ? phones.width : 0;
  return {
    isNarrow: false,
    list: { default: list, resizable: width >= 1000 },
    details: width >= 1440 && width - list - taken - details >= leastThread ? "docked" : "overlay",
    phones,
  };
}

/** `wanted`: as somebody has resized them, 0 when nobody has. */
function phonesAt(besideList: number, wanted: number): PaneLayout["phones"] {
  const most = besideList - leastThread;
  if (most < oneHandset) {
    return { place: "sheet", layout: "row", width: sheet, least: sheet, most: sheet };
  }
  const standard = most >= twoHandsets ? twoHandsets : oneHandset;
  const width = Math.min(most, Math.max(oneHandset, wanted === 0 ? standard : wanted));
  const layout = width >= twoHandsets ? "row" : "single";
  return { place: "docked", layout, width, least: oneHandset, most };
}

/** A width that grows with the text. */
export function inRem(width: number): string {
  return `${width / 16}rem`;
}
