import type { Server } from "node:http";
import type { Socket } from "node:net";
import fastify, {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
} from "fastify";
import { createTokenServer, type TokenServerOptions } from "./createTokenServer.ts";
import { createErrorHandler } from "./http/errorHandler.ts";
import { type Health, registerHealth } from "./http/health.ts";
import { createMetrics, type Metrics, registerMetrics } from "./http/metrics.ts";
import { registerSecurityHeaders, twilioHosts } from "./http/securityHeaders.ts";
import { registerStaticFiles } from "./http/staticFiles.ts";
import { registerWebhooks } from "./webhooks/registerWebhooks.ts";

export interface AppOptions extends Omit<TokenServerOptions, "metrics"> {
  log: FastifyBaseLogger;
  /** The built app. */
  appDir: string;
  /** Where Twilio reaches this server. */
  publicUrl: () => string | undefined;
  /** The emulator's routes, in its mode. */
  emulator?: FastifyPluginAsync;
  /** How long a caller may take to send a request. */
  requestTimeoutMs?: number;
}

export interface App {
  fastify: FastifyInstance;
  health: Health;
}

/** All that is served on the port: the API, the webhooks, the built app, and the emulator in its mode. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, account } = options;
  const metrics = createMetrics();
  const { publicUrl, avatarHosts } = config.integrations;
  const handleError = createErrorHandler(metrics);
  // Addresses that cannot be decoded never get to a route.
  const app = fastify({ ...serverOptions(options), frameworkErrors: handleError });
  app.setErrorHandler(handleError);
  endConnectionsOnClose(app);
  logMalformed(app, options.log, metrics);
  await registerSecurityHeaders(app, {
    hosts:
      config.twilio === undefined ? { connect: [], media: [] } : twilioHosts(config.twilio.baseUrl),
    avatarHosts,
    secure: publicUrl?.startsWith("https:") === true,
  });
  registerMetrics(app, {
    metrics,
    token: config.metricsToken,
    behindProxy: publicUrl !== undefined || config.trustProxy !== false,
  });
  const health = registerHealth(app);
  if (options.emulator !== undefined) await app.register(options.emulator);
  await app.register(createTokenServer({ ...options, metrics }));
  await registerWebhooks(app, {
    integrations: config.integrations,
    authToken: account.authToken,
    serviceSid: account.serviceSid,
    client: options.client,
    givesToEverybody: config.twilio === undefined,
    publicUrl: options.publicUrl,
    onOutcome: (event, outcome) => metrics.webhooks.inc({ event, outcome }),
    onCallback: (callback, outcome) => metrics.callbacks.inc({ callback, outcome }),
  });
  await registerStaticFiles(app, options.appDir);
  return { fastify: app, health };
}

/** Fastify closes the connections that are idle; those in use would stay open after their answer and hold up a stop. */
function endConnectionsOnClose(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (isClosing) void reply.header("connection", "close");
  });
}

/** What is no HTTP, too large a header or too slow is answered by Fastify (400, 431, 408) before any route. */
function logMalformed(app: FastifyInstance, log: FastifyBaseLogger, metrics: Metrics): void {
  app.server.on("clientError", (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === "ECONNRESET") return;
    log.warn({ reason: error.code, address: socket.remoteAddress }, "malformed connection");
    metrics.refusals.inc({ reason: "malformed connection" });
  });
}

/** Uploads of 150 MB over a slow line go to the emulator only. */
const requestTimeoutsMs = { emulator: 10 * 60_000, twilio: 30_000 };

function serverOptions({ config, log, requestTimeoutMs }: AppOptions): FastifyHttpOptions<Server> {
  const mode = config.twilio === undefined ? "emulator" : "twilio";
  const timeoutMs = requestTimeoutMs ?? requestTimeoutsMs[mode];
  return {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    // A stop waits for the requests under way, not for connections that only stay open.
    forceCloseConnections: "idle",
    // Identities stand in paths and may have 256 characters, each percent-encoded to up to 12.
    routerOptions: { maxParamLength: 4096 },
    // Against callers who send slowly on purpose, to keep all connections for themselves.
    requestTimeout: timeoutMs,
    http: {
      headersTimeout: Math.min(timeoutMs, 15_000),
      connectionsCheckingInterval: Math.min(timeoutMs, 5000),
    },
  };
}
