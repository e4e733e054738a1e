import type { Order } from "../store/page.ts";

/** What the SDK asks of a list or map (wire protocol 6.2). */
export interface ItemsQuery<Key> {
  order: Order;
  /** Inclusive, in the given order. When that item is gone, the next one in that order. */
  from?: Key | undefined;
  pageSize: number;
}

export interface ItemsPage<Item> {
  items: Item[];
  hasNext: boolean;
  hasPrevious: boolean;
}

/** A page out of rows that are all at hand. `rows` is not changed. */
export function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { order, from, pageSize }: ItemsQuery<string>,
): ItemsPage<Row> {
  const sign = order === "asc" ? 1 : -1;
  const sorted = [...rows].sort((a, b) => sign * compare(keyOf(a), keyOf(b)));
  const found = sorted.findIndex(
    (row) => from === undefined || sign * compare(keyOf(row), from) >= 0,
  );
  const start = found === -1 ? sorted.length : found;
  const end = start + pageSize;
  return {
    items: sorted.slice(start, end),
    hasNext: end < sorted.length,
    hasPrevious: start > 0,
  };
}

// By code unit, not by locale: the same order everywhere.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
