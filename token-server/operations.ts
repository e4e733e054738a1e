import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";
import { HttpError, isLoopback, isSameText } from "./guards.ts";

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

export type Metrics = ReturnType<typeof createMetrics>;

/** What is counted. Labels come from short fixed lists: never a name, a number or an address. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    signIns: new Counter({
      name: "partyline_sign_ins_total",
      help: "People who signed in, by how.",
      labelNames: ["by"] as const,
      registers,
    }),
    tokens: new Counter({
      name: "partyline_tokens_total",
      help: "Access tokens issued.",
      registers,
    }),
    refusals: new Counter({
      name: "partyline_refusals_total",
      help: "Requests refused, by reason.",
      labelNames: ["reason"] as const,
      registers,
    }),
    webhooks: new Counter({
      name: "partyline_webhooks_total",
      help: "Webhooks received, by event and outcome.",
      labelNames: ["event", "outcome"] as const,
      registers,
    }),
    callbacks: new Counter({
      name: "partyline_callbacks_total",
      help: "Calls to integration services, by callback and outcome.",
      labelNames: ["callback", "outcome"] as const,
      registers,
    }),
    requestSeconds: new Histogram({
      name: "partyline_http_request_seconds",
      help: "Time to answer a request, by route and status.",
      labelNames: ["method", "route", "status"] as const,
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
  };
}

interface MetricsOptions {
  metrics: Metrics;
  /** Asked for as `Authorization: Bearer`. Without it only programs of this machine may read. */
  token: string | undefined;
  /** True when a proxy of this machine may pass on strangers' requests, so that their address tells nothing. */
  behindProxy: boolean;
}

/** GET /metrics in Prometheus text form. */
export function registerMetrics(app: FastifyInstance, options: MetricsOptions): void {
  const { metrics } = options;
  collectDefaultMetrics({ register: metrics.registry });
  app.addHook("onResponse", async (request, reply) => {
    metrics.requestSeconds.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
  app.get("/metrics", async (request, reply) => {
    requireReader(request, options);
    void reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

function requireReader(request: FastifyRequest, { token, behindProxy }: MetricsOptions): void {
  if (token !== undefined) {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (isSameText(given, token)) return;
    throw new HttpError(401, "metrics token", "The metrics need the token of METRICS_TOKEN.");
  }
  if (behindProxy || !isLoopback(request.socket.remoteAddress ?? "")) {
    throw new HttpError(
      403,
      "metrics closed",
      "Set METRICS_TOKEN to read the metrics from other machines.",
    );
  }
}
