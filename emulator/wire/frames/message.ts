import * as v from "valibot";
import { frameId } from "./frameId.ts";

/**
 * `path` and the values of `params` are as they stood in the URL: percent-encoded. A repeated parameter is an array; one
 * without `=` in an array arrives as null.
 */
export const httpRequest = v.object({
  host: v.string(),
  path: v.string(),
  method: v.picklist(["GET", "POST", "PUT", "DELETE"]),
  params: v.optional(
    v.record(v.string(), v.union([v.string(), v.array(v.nullable(v.string()))])),
    {},
  ),
});

export type HttpRequest = v.InferOutput<typeof httpRequest>;

/** A REST-like call inside the socket (section 5). */
export const messageFrame = v.object({
  method: v.literal("message"),
  id: frameId,
  payload_type: v.optional(v.string()),
  http_request: httpRequest,
});

export type MessageFrame = v.InferOutput<typeof messageFrame>;
