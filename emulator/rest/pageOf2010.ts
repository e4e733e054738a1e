import type { FastifyRequest } from "fastify";
import type { ListRequest } from "./paging.ts";

/** A page in the form of the 2010 API, which counts its pages and names them by path: `key` holds the items. */
export function pageOf2010<Item>(
  request: FastifyRequest,
  { pageNumber, pageSize, filters }: ListRequest,
  key: string,
  all: readonly Item[],
  format: (item: Item) => object,
): object {
  const path = request.url.split("?")[0];
  const uriOf = (page: number) => {
    const query = new URLSearchParams(filters.map(([name, value]) => [name, value]));
    query.set("PageSize", String(pageSize));
    query.set("Page", String(page));
    return `${path}?${query}`;
  };
  const start = pageNumber * pageSize;
  const items = all.slice(start, start + pageSize);
  return {
    first_page_uri: uriOf(0),
    next_page_uri: start + pageSize < all.length ? uriOf(pageNumber + 1) : null,
    previous_page_uri: pageNumber > 0 ? uriOf(pageNumber - 1) : null,
    uri: uriOf(pageNumber),
    page: pageNumber,
    page_size: pageSize,
    start,
    end: Math.max(start, start + items.length - 1),
    [key]: items.map(format),
  };
}
