import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Clock } from "./clock.ts";
import { type Fault, faultError, type FaultPlace, type Faults } from "./faults.ts";

/** Makes HTTP requests run into what has been ordered. To be called before the routes are registered. */
export function injectFaults(
  app: FastifyInstance,
  faults: Faults,
  clock: Clock,
  on: FaultPlace,
): void {
  const hit = new WeakMap<FastifyRequest, Fault>();

  app.addHook("onRequest", async (request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    const fault = faults.take({ on, method: request.method, path });
    if (fault === undefined) return;
    if (fault.effect === "error") throw faultError(fault);
    if (fault.effect === "lostRequest") {
      reply.hijack();
      request.raw.destroy();
      return;
    }
    hit.set(request, fault);
  });

  app.addHook("onSend", async (request, reply) => {
    const fault = hit.get(request);
    if (fault === undefined) return;
    if (fault.effect === "slow") {
      await new Promise<void>((resolve) => void clock.after(fault.delayMs, resolve));
      return;
    }
    // The caller sees a connection that ends without an answer, as a dead network would leave it.
    reply.hijack();
    request.raw.destroy();
  });
}
