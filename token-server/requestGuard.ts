import type { FastifyRequest } from "fastify";
import { isLoopback } from "./config.ts";
import { HttpError } from "./httpError.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Keeps other web pages away from the API: a page elsewhere can make a browser send requests with our cookie, but it can
 * neither set the header X-Partyline nor change Origin and Host. The Host check also stops names that were re-pointed to
 * this machine (DNS rebinding).
 */
export function createRequestGuard(listenHost: string) {
  return async (request: FastifyRequest): Promise<void> => {
    const host = request.headers.host ?? "";
    if (isLoopback(listenHost) && !isLoopback(hostnameOf(host))) {
      throw new HttpError(403, "This server answers to its own address only.");
    }
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
      throw new HttpError(403, "Requests from other web sites are refused.");
    }
    if (!safeMethods.has(request.method) && request.headers["x-partyline"] === undefined) {
      throw new HttpError(403, "The header X-Partyline is missing.");
    }
  };
}

function hostnameOf(host: string): string {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname.replaceAll(/[[\]]/g, "") : "";
}
