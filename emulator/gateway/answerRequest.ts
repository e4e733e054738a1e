import type { Log } from "../log.ts";
import type { Subscriber } from "../sync/subscribers.ts";
import type { Now } from "../webhooks/now.ts";
import type { HttpRequest } from "../wire/frames/message.ts";
import type { GatewayResult } from "./gatewayRequest.ts";
import { renderError } from "./renderError.ts";
import { decodePart } from "./router.ts";
import type { Router } from "./router.ts";

export interface RequestContext {
  router: Router;
  viewer: Subscriber;
  baseUrl: string;
  log: Log;
}

/** Carries out one call of the inner HTTP. Never throws: a refusal or a bug is an answer too. */
export function answerRequest(
  { router, viewer, baseUrl, log }: RequestContext,
  request: HttpRequest,
  body: string,
): Now<GatewayResult> {
  try {
    const { handler, path } = router.match(request.method, request.path);
    const { serviceSid, identity } = viewer;
    const result = handler({
      method: request.method,
      viewer,
      actor: { kind: "sdk", serviceSid, identity },
      baseUrl,
      path,
      query: readQuery(request.params),
      body,
    });
    return result instanceof Promise
      ? result.catch((error: unknown) => renderError(error, log))
      : result;
  } catch (error) {
    return renderError(error, log);
  }
}

function readQuery(params: HttpRequest["params"]): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === "string") query[decodePart(name)] = decodePart(first);
  }
  return query;
}
