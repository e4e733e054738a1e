import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HttpError } from "../http/httpError.ts";

export interface RateLimits {
  /** For a route's `onRequest`: counts the request against its address (a /64 for IPv6). */
  byAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Counts the request against the signed-in person, from wherever they ask. */
  byPerson(identity: string, request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Limits by @fastify/rate-limit, which must be registered. Throws HttpError 429. */
export function createRateLimits(
  app: FastifyInstance,
  perMinute: { address: number; person: number },
): RateLimits {
  const people = new WeakMap<FastifyRequest, string>();
  const timeWindow = "1 minute";
  const countAddress = app.createRateLimit({ max: perMinute.address, timeWindow });
  const countPerson = app.createRateLimit({
    max: perMinute.person,
    timeWindow,
    keyGenerator: (request) => people.get(request) ?? "",
  });

  return {
    byAddress: async (request, reply) => check(await countAddress(request), "address", reply),
    async byPerson(identity, request, reply) {
      people.set(request, identity);
      check(await countPerson(request), "person", reply);
    },
  };
}

type Count = Awaited<ReturnType<ReturnType<FastifyInstance["createRateLimit"]>>>;

function check(count: Count, by: "address" | "person", reply: FastifyReply): void {
  if (count.isAllowed || !count.isExceeded) return;
  void reply.header("retry-after", count.ttlInSeconds);
  throw new HttpError(
    429,
    `rate limit: ${by}`,
    `Too many requests. Try again in ${count.ttlInSeconds} seconds.`,
  );
}
