import type { FastifyRequest } from "fastify";
import { isLoopback } from "../config/config.ts";
import { HttpError } from "./httpError.ts";

const safeMethods = new Set(["GET", "HEAD"]);

export interface GuardOptions {
  listenHost: string;
  /** Where people reach this server; then it answers to that name and to this machine's only. */
  publicUrl?: string | undefined;
}

/**
 * Keeps other web pages away from the API: a page elsewhere can make a browser send requests with our cookie, but it can
 * neither set the header X-Partyline nor change Origin, Sec-Fetch-Site and Host. The Host check also stops names that were
 * re-pointed to this machine (DNS rebinding).
 */
export function createRequestGuard({ listenHost, publicUrl }: GuardOptions) {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  const isOpen = publicHost === undefined && !isLoopback(listenHost);

  return async (request: FastifyRequest): Promise<void> => {
    const { host } = request;
    if (!isOpen && host !== publicHost && !isLoopback(hostnameOf(host))) {
      throw new HttpError(403, "wrong host", "This server answers to its own address only.");
    }
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
      throw new HttpError(403, "other site", "Requests from other web sites are refused.");
    }
    if (safeMethods.has(request.method)) return;
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined && site !== "same-origin") {
      throw new HttpError(403, "other site", "Requests from other web sites are refused.");
    }
    if (request.headers["x-partyline"] === undefined) {
      throw new HttpError(403, "no header", "The header X-Partyline is missing.");
    }
  };
}

function hostnameOf(host: string): string {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname.replaceAll(/[[\]]/g, "") : "";
}
