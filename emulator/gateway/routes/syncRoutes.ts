import { ApiError } from "../../service/errors.ts";
import type { Sync } from "../../sync/createSync.ts";
import { invalidPageToken, parsePageToken } from "../../sync/itemsPageToken.ts";
import type { ItemsQuery } from "../../sync/page.ts";
import { subscriptionsBody } from "../../wire/sync/subscriptions.ts";
import type { SubscriptionsReply } from "../../wire/sync/subscriptions.ts";
import { ok } from "../gatewayRequest.ts";
import type { GatewayRequest } from "../gatewayRequest.ts";
import { readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";
import { readInteger, readPageRequest } from "./pageQuery.ts";
import { part } from "./part.ts";

/** Up to so many subscriptions in one request: 2,000 conversations come back in 7 requests (wire protocol 7.1). */
export const maxBatchSize = 1000;

/** After so long without an answer the SDK asks again. A page that decodes thousands of packets may take seconds. */
const estimatedDeliveryMs = 30_000;

const itemPages = { pageSize: 50, maxPageSize: 1000 };

/** Documents, lists, maps (wire protocol section 6) and subscriptions (section 7). This SDK writes none of them. */
export function syncRoutes(sync: Sync): Routes {
  return {
    "/v3/Documents/:name": {
      GET: ({ viewer, path }) => ok(sync.read.document(viewer, part(path, "name"))),
    },
    "/v3/Lists/:name": {
      GET: ({ viewer, path }) => ok(sync.read.list(viewer, part(path, "name"))),
    },
    "/v3/Maps/:name": {
      GET: ({ viewer, path, query }) => {
        const includeItems = query["Include"] === "items";
        return ok(sync.read.map(viewer, part(path, "name"), { includeItems }));
      },
    },
    "/v3/Lists/:name/Items": {
      GET: ({ viewer, path, query }) => {
        return ok(sync.read.listItems(viewer, part(path, "name"), listQuery(query)));
      },
    },
    "/v3/Maps/:name/Items": {
      GET: ({ viewer, path, query }) => {
        return ok(sync.read.mapItems(viewer, part(path, "name"), mapQuery(query)));
      },
    },
    "/v3/Documents": "501",
    "/v3/Lists": "501",
    "/v3/Maps": "501",
    "/v3/Lists/:name/Items/:index": "501",
    "/v3/Maps/:name/Items/:key": "501",
    "/v3/Streams": "501",
    "/v3/Streams/:name": "501",
    "/v4/Subscriptions": {
      POST: ({ viewer, body }) => {
        const request = readBody(subscriptionsBody, body);
        if (request.requests.length > maxBatchSize) {
          throw new ApiError(20001, `Invalid parameter requests: more than ${maxBatchSize}`);
        }
        const reply: SubscriptionsReply = {
          max_batch_size: maxBatchSize,
          estimated_delivery_in_ms: estimatedDeliveryMs,
        };
        return { ...ok(reply), afterReply: () => sync.subscribe(viewer, request) };
      },
    },
  };
}

type Query = GatewayRequest["query"];

/** One item, or a page: of a token, which holds all of it, or from somewhere on. */
function mapQuery(query: Query): ItemsQuery<string> & { key: string | undefined } {
  const key = query["Key"];
  const token = query["PageToken"];
  if (key === undefined && token !== undefined) {
    return { key, ...parsePageToken(token, itemPages.maxPageSize) };
  }
  return { key, from: query["From"], ...order(query) };
}

function listQuery(query: Query): ItemsQuery<number> & { index: number | undefined } {
  const index = readInteger(query, "Index");
  const token = query["PageToken"];
  if (index === undefined && token !== undefined) {
    const { from, before, ...page } = parsePageToken(token, itemPages.maxPageSize);
    return { index, ...page, from: keyOfToken(from), before: keyOfToken(before) };
  }
  return { index, from: readInteger(query, "From"), ...order(query) };
}

function keyOfToken(key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(key)) throw invalidPageToken();
  return Number(key);
}

function order(query: Query) {
  const { pageSize } = readPageRequest(query, itemPages);
  return { pageSize, order: query["Order"] === "desc" ? ("desc" as const) : ("asc" as const) };
}
