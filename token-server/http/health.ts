import type { FastifyInstance, FastifyReply } from "fastify";

export interface Health {
  /** From now on new work should go to another copy. */
  stopping(): void;
}

/** GET /health/live, /health/ready and /health (both). Twilio is not asked: without it a restart would help nobody. */
export function registerHealth(app: FastifyInstance): Health {
  let isStopping = false;
  const isReady = () => app.server.listening && !isStopping;
  const answer = (reply: FastifyReply, ready: boolean) =>
    reply
      .code(ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ live: true, ready: isReady() });

  app.get("/health/live", (_request, reply) => answer(reply, true));
  app.get("/health/ready", (_request, reply) => answer(reply, isReady()));
  app.get("/health", (_request, reply) => answer(reply, isReady()));
  return {
    stopping() {
      isStopping = true;
    },
  };
}
