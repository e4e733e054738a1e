import type { GatewayRequest } from "../gatewayRequest.ts";

/** A part of the path by its name in the pattern; the router fills all of them. */
export function part(path: GatewayRequest["path"], name: string): string {
  return path[name] ?? "";
}
