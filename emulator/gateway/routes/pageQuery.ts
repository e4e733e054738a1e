import { ApiError } from "../../service/errors.ts";
import type { PageRequest } from "../../store/page.ts";
import type { GatewayRequest } from "../gatewayRequest.ts";

/**
 * A whole number of the query, or undefined.
 * @throws ApiError 20001
 */
export function readInteger(query: GatewayRequest["query"], name: string): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  if (!/^-?[0-9]{1,15}$/.test(text)) throw new ApiError(20001, `Invalid parameter ${name}`);
  return Number(text);
}

/** `PageSize` and `PageToken`. A size past the limits is brought back into them. */
export function readPageRequest(
  query: GatewayRequest["query"],
  { pageSize, maxPageSize }: { pageSize: number; maxPageSize: number },
): PageRequest {
  const asked = readInteger(query, "PageSize") ?? pageSize;
  return {
    pageSize: Math.min(Math.max(asked, 1), maxPageSize),
    pageToken: query["PageToken"],
  };
}
