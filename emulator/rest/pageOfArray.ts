import { ApiError } from "../service/errors.ts";
import type { Page, PageRequest } from "../store/page.ts";

/** A page of what is kept in memory; the token is the place of its first item. */
export function pageOfArray<Item>(
  items: readonly Item[],
  { pageSize, pageToken }: PageRequest,
): Page<Item> {
  const start = pageToken === undefined ? 0 : placeOf(pageToken);
  const end = start + pageSize;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? `PM${end}` : null,
    previousToken: start > 0 ? `PM${Math.max(0, start - pageSize)}` : null,
  };
}

function placeOf(token: string): number {
  const place = /^PM(\d{1,9})$/.exec(token)?.[1];
  if (place === undefined) throw new ApiError(20001, "Invalid PageToken");
  return Number(place);
}
