import type { Order } from "../store/page.ts";

/** What the SDK asks of a list or map (wire protocol 6.2). */
export interface ItemsQuery<Key> {
  order: Order;
  /** Inclusive, in the given order. When that item is gone, the next one in that order. */
  from?: Key | undefined;
  /** The page that ends before this item, in the given order. */
  before?: Key | undefined;
  pageSize: number;
}

export interface ItemsPage<Row, Key> {
  items: Row[];
  /** The key that the next page begins with. */
  next: Key | undefined;
  /** The key that the previous page ends before. */
  previous: Key | undefined;
}

/** Rows with the key `from` and on, in that order. */
export type ReadRange<Row, Key> = (request: {
  order: Order;
  from: Key | undefined;
  limit: number;
}) => Row[];

/** One page, read row by row out of any table: as few rows as it has, and one or two to look beyond. */
export function readPage<Row, Key extends string | number>(
  readRange: ReadRange<Row, Key>,
  keyOf: (row: Row) => Key,
  { order, from, before, pageSize }: ItemsQuery<Key>,
): ItemsPage<Row, Key> {
  const opposite = order === "asc" ? "desc" : "asc";
  const readBefore = (key: Key, limit: number) =>
    readRange({ order: opposite, from: key, limit: limit + 1 })
      .filter((row) => keyOf(row) !== key)
      .slice(0, limit);

  if (before !== undefined) {
    const back = readBefore(before, pageSize + 1);
    const items = back.slice(0, pageSize).reverse();
    const [first] = items;
    const [next] = readRange({ order, from: before, limit: 1 });
    return {
      items,
      next: next === undefined ? undefined : keyOf(next),
      previous: back.length > pageSize && first !== undefined ? keyOf(first) : undefined,
    };
  }
  // One more than asked for tells whether there are more.
  const rows = readRange({ order, from, limit: pageSize + 1 });
  const beyond = rows[pageSize];
  return {
    items: rows.slice(0, pageSize),
    next: beyond === undefined ? undefined : keyOf(beyond),
    previous: from !== undefined && readBefore(from, 1).length > 0 ? from : undefined,
  };
}

/** A range out of rows that are all at hand. */
export function rangeOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadRange<Row, string> {
  const ascending = [...rows].sort((a, b) => compare(keyOf(a), keyOf(b)));
  return ({ order, from, limit }) => {
    const sign = order === "asc" ? 1 : -1;
    const ordered = order === "asc" ? ascending : ascending.toReversed();
    return ordered
      .filter((row) => from === undefined || sign * compare(keyOf(row), from) >= 0)
      .slice(0, limit);
  };
}

// By code unit, not by locale: the same order everywhere.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
