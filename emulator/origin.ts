import type { FastifyRequest } from "fastify";

/** Where the caller reached us; every URL in an answer starts with it. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
