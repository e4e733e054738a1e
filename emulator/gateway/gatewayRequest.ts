import type { Actor } from "../service/actor.ts";
import type { Subscriber } from "../sync/subscribers.ts";
import type { Now } from "../webhooks/now.ts";
import type { HttpRequest } from "../wire/frames/message.ts";

/** One REST-like call inside the socket, on its way to a route. */
export interface GatewayRequest {
  method: HttpRequest["method"];
  /** Who asks: identity and service are those of the connection. */
  viewer: Subscriber;
  actor: Actor;
  /** Where this client reaches us over HTTP, such as `http://127.0.0.1:8080`. */
  baseUrl: string;
  /** Decoded parts of the path, by the names in the route's pattern. */
  path: Readonly<Record<string, string>>;
  /** Decoded; of a repeated parameter the first. */
  query: Readonly<Record<string, string>>;
  /** As it came. */
  body: string;
}

export interface GatewayResult {
  status: number;
  /** JSON; left out for 204. */
  body?: object;
  /** Runs when the reply is on its way: events about a request must come after its reply. */
  afterReply?: () => void;
}

/** The result is there at once, unless a webhook has to be waited for. */
export type Handler = (request: GatewayRequest) => Now<GatewayResult>;

export function ok(body: object): GatewayResult {
  return { status: 200, body };
}

export function created(body: object): GatewayResult {
  return { status: 201, body };
}

export const noContent: GatewayResult = { status: 204 };
