import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";

const hostPattern = /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?$/i;

/**
 * Where this client reaches us over HTTP, for the links that it gets: the host that it has connected to itself, so that
 * they work behind any name or forwarded port.
 */
export function baseUrlOf(request: IncomingMessage): string {
  const scheme = request.socket instanceof TLSSocket ? "https" : "http";
  const { host } = request.headers;
  if (host !== undefined && hostPattern.test(host)) return `${scheme}://${host}`;
  return `${scheme}://127.0.0.1:${request.socket.localPort ?? 80}`;
}
