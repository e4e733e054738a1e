export type Order = "asc" | "desc";

/** What a list is asked for. `pageToken` comes from an earlier page; without it the first page is meant. */
export interface PageRequest {
  pageSize: number;
  pageToken?: string | undefined;
}

/** Keyset paging: a page stays right when items come and go between two requests. */
export interface Page<Item> {
  items: readonly Item[];
  nextToken: string | null;
  previousToken: string | null;
}
