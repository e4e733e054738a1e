import type { FastifyRequest } from "fastify";
import * as v from "valibot";
import { originOf } from "../origin.ts";
import type { Page, PageRequest } from "../store/page.ts";
import { parseParameters, text } from "./parameters.ts";

const defaultPageSize = 50;

const wholeNumber = v.pipe(
  text,
  v.regex(/^\d{1,9}$/, "is not a whole number"),
  v.transform(Number),
);

const pagingSchema = v.object({
  PageSize: v.optional(v.pipe(wholeNumber, v.minValue(1, "is less than 1"))),
  Page: v.optional(wholeNumber),
  PageToken: v.optional(text),
});

export interface ListRequest extends PageRequest {
  pageNumber: number;
  /** Path and filters of the list, for the URLs of its pages. */
  url: string;
  filters: readonly (readonly [string, string])[];
}

/** Reads the paging part of a list's query. A larger page than the list allows is cut, not refused (behaviour 1.3). */
export function listRequest(
  request: FastifyRequest,
  maxPageSize: number,
  filterNames: readonly string[] = [],
  usualPageSize = defaultPageSize,
): ListRequest {
  const { PageSize, Page, PageToken } = parseParameters(pagingSchema, request.query);
  const query = v.parse(v.record(v.string(), v.unknown()), request.query ?? {});
  return {
    pageSize: Math.min(PageSize ?? usualPageSize, maxPageSize),
    pageNumber: Page ?? 0,
    pageToken: PageToken,
    url: `${originOf(request)}${request.url.split("?")[0]}`,
    filters: filterNames.flatMap((name) => {
      const value = query[name];
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  };
}

/** Twilio's page: the items under `key` and the `meta` block with the URLs of the neighbours. */
export function toListBody<Row>(
  request: ListRequest,
  key: string,
  page: Page<Row>,
  format: (row: Row) => object,
): object {
  const { pageNumber, pageToken } = request;
  const urlOf = (number: number, token: string | null | undefined) =>
    pageUrl(request, Math.max(0, number), token ?? undefined);
  return {
    meta: {
      page: pageNumber,
      page_size: request.pageSize,
      first_page_url: urlOf(0, null),
      previous_page_url:
        page.previousToken === null ? null : urlOf(pageNumber - 1, page.previousToken),
      url: urlOf(pageNumber, pageToken),
      next_page_url: page.nextToken === null ? null : urlOf(pageNumber + 1, page.nextToken),
      key,
    },
    [key]: page.items.map(format),
  };
}

function pageUrl(request: ListRequest, pageNumber: number, pageToken: string | undefined): string {
  const query = new URLSearchParams(request.filters.map(([name, value]) => [name, value]));
  query.set("PageSize", String(request.pageSize));
  query.set("Page", String(pageNumber));
  if (pageToken !== undefined) query.set("PageToken", pageToken);
  return `${request.url}?${query}`;
}
