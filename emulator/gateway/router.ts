import { ApiError } from "../service/errors.ts";
import type { HttpRequest } from "../wire/frames/message.ts";
import type { Handler } from "./gatewayRequest.ts";

/** Pattern (`/Users/:identity`) to handlers by method. `"501"` names something of Twilio's that is not built. */
export type Routes = Readonly<
  Record<string, Partial<Record<HttpRequest["method"], Handler>> | "501">
>;

export interface Match {
  handler: Handler;
  path: Record<string, string>;
}

export interface Router {
  /** @throws ApiError 20404 unknown path · 20004 another method · 20501 known to Twilio, not built */
  match(method: HttpRequest["method"], path: string): Match;
}

interface Route {
  parts: readonly string[];
  handlers: Routes[string];
  pattern: string;
}

export function createRouter(routes: Routes): Router {
  const byLength = new Map<number, Route[]>();
  for (const [pattern, handlers] of Object.entries(routes)) {
    const parts = pattern.split("/");
    const same = byLength.get(parts.length) ?? [];
    byLength.set(parts.length, [...same, { parts, handlers, pattern }]);
  }
  return {
    match(method, path) {
      const parts = path.split("/");
      for (const route of byLength.get(parts.length) ?? []) {
        const values = matchParts(route.parts, parts);
        if (values === undefined) continue;
        if (route.handlers === "501") throw notBuilt(method, route.pattern);
        const handler = route.handlers[method];
        if (handler === undefined) throw new ApiError(20004);
        return { handler, path: values };
      }
      throw new ApiError(20404, `The requested resource ${path.slice(0, 256)} was not found`);
    },
  };
}

function notBuilt(method: string, pattern: string): ApiError {
  return new ApiError(20501, `${method} ${pattern} is not implemented by this emulator`);
}

function matchParts(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const part = parts[at];
    if (part === undefined) return undefined;
    if (!expected.startsWith(":")) {
      if (part !== expected) return undefined;
      continue;
    }
    const value = decodePart(part);
    if (value === "") return undefined;
    values[expected.slice(1)] = value;
  }
  return values;
}

/** @throws ApiError 20001 when the percent-encoding is broken */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ApiError(20001, "The URL is not well encoded");
  }
}
