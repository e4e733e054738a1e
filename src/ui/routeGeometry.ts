/** full: a page; tight: the same in less height; mini: a card beside something else. */
export type RouteSize = "full" | "tight" | "mini";

export interface RouteGeometry {
  height: number;
  /** Room for words beside the avatars, for keys only, or for neither plates nor words. */
  room: "wide" | "compact" | "scant";
  /** Middle of author and conversation. */
  centerY: number;
  inX: number;
  nodeX: number;
  outX: number;
  reachedX: number;
  /** Where a failed leg ends. */
  cutX: number;
  rows: readonly number[];
}

const leastWide = 990;
/** An avatar, a whole number and a status beside each other. */
const reachedWidth = 262;
const leastMini = 380;

/** Places in px for a drawing that is `width` wide with `count` recipients; look.md 6, Route. */
export function routeGeometry(width: number, count: number, size: RouteSize): RouteGeometry {
  return size === "mini" ? mini(width, count) : page(width, count, size);
}

function page(width: number, count: number, size: "full" | "tight"): RouteGeometry {
  const isWide = width >= leastWide;
  const pitch = size === "tight" ? 60 : count <= 4 ? 100 : count <= 6 ? 76 : 62;
  const top = size === "tight" ? 74 : 92;
  const foot = size === "tight" ? 40 : 66;
  const rows = rowsFrom(top, pitch, Math.max(count, 1), size === "tight" ? 120 : 180);
  const columns = isWide
    ? { inX: 0.17, nodeX: 0.405, outX: 0.571, reachedX: 0.772 }
    : { inX: 0.29, nodeX: 0.43, outX: 0.575, reachedX: 0.64 };
  const at = (part: number) => Math.round(width * part);
  // A number as name, with its avatar, is some 170 wide.
  const inX = Math.max(178, at(columns.inX));
  const outX = at(columns.outX);
  const reachedX = isWide
    ? Math.min(at(columns.reachedX), width - reachedWidth)
    : at(columns.reachedX);
  // A plate is some 130 wide, a key 18.
  const plateEnd = outX + (isWide ? 136 : 24);
  const last = rows.at(-1) ?? 0;
  return {
    height: last + foot + (count === 1 ? (rows[0] ?? 0) - top : 0),
    room: isWide ? "wide" : "compact",
    centerY: middle(rows),
    inX,
    nodeX: at(columns.nodeX),
    outX,
    reachedX,
    cutX: Math.round((plateEnd + reachedX) / 2),
    rows,
  };
}

function mini(width: number, count: number): RouteGeometry {
  const rows = rowsFrom(24, 44, Math.max(count, 1), 48);
  const isScant = width < leastMini;
  const outX = isScant ? 92 : 146;
  const reachedX = isScant ? 136 : 194;
  return {
    height: (rows.at(-1) ?? 0) + (count === 1 ? 24 : 26),
    room: isScant ? "scant" : "compact",
    centerY: middle(rows),
    inX: 0,
    nodeX: isScant ? 56 : 92,
    outX,
    reachedX,
    cutX: Math.round((outX + 22 + reachedX) / 2),
    rows,
  };
}

/** One row alone is moved down, so that the words below the conversation have room. */
function rowsFrom(top: number, pitch: number, count: number, leastHeight: number): number[] {
  const first = count === 1 ? Math.max(top, leastHeight / 2) : top;
  return Array.from({ length: count }, (_, row) => first + row * pitch);
}

function middle(rows: readonly number[]): number {
  return ((rows[0] ?? 0) + (rows.at(-1) ?? 0)) / 2;
}

/** From the author to the conversation. */
export function wayIn(
  { nodeX, centerY }: RouteGeometry,
  startX: number,
  nodeRadius: number,
): string {
  return `M${startX} ${centerY}H${nodeX - nodeRadius}`;
}

/** From the conversation to a row: a bend, then straight on through the Twilio number. */
export function wayOut(
  geometry: RouteGeometry,
  row: number,
  endX: number,
  nodeRadius: number,
): string {
  const { nodeX, outX, centerY } = geometry;
  const y = geometry.rows[row] ?? centerY;
  const start = nodeX + nodeRadius;
  const span = Math.max(24, outX - start - 12);
  const bend = `C${start + 0.47 * span} ${centerY} ${start + 0.41 * span} ${y} ${start + span} ${y}`;
  return `M${start} ${centerY}${bend}H${endX}`;
}
