import { ApiError } from "../service/errors.ts";
import type { ItemsPage, ItemsQuery } from "./page.ts";

/*
 * SDK 3.x goes on with `From` and looks only whether there is a token. SDK 2.x sends the token alone, so it holds all
 * that the page needs: asc.50.from.IM… or desc.30.before.17
 */

const tokenForm = /^(asc|desc)\.([1-9][0-9]{0,3})\.(from|before)\.(.+)$/s;

/** The two tokens of a page, or null where it has no neighbour. */
export function pageTokens<Key extends string | number>(
  page: ItemsPage<unknown, Key>,
  { order, pageSize }: ItemsQuery<Key>,
): { previous_token: string | null; next_token: string | null } {
  const token = (side: "from" | "before", key: Key | undefined) =>
    key === undefined ? null : `${order}.${pageSize}.${side}.${key}`;
  return { previous_token: token("before", page.previous), next_token: token("from", page.next) };
}

/**
 * The query that a token stands for.
 * @throws ApiError 20001 when no page has given it
 */
export function parsePageToken(
  token: string,
  maxPageSize: number,
): Omit<ItemsQuery<string>, "from" | "before"> & { from?: string; before?: string } {
  const match = tokenForm.exec(token);
  const [, order, size, side, key] = match ?? [];
  const pageSize = Number(size);
  if (key === undefined || pageSize > maxPageSize) throw invalidPageToken();
  const start = side === "from" ? { from: key } : { before: key };
  return { order: order === "desc" ? "desc" : "asc", pageSize, ...start };
}

export function invalidPageToken(): ApiError {
  return new ApiError(20001, "Invalid parameter PageToken");
}
