import type { Server } from "node:http";
import type { Socket } from "node:net";
import fastifyCookie from "@fastify/cookie";
import fastifyRateLimit from "@fastify/rate-limit";
import fastify, {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { registerCallbacks } from "./callbacks.ts";
import type { Config } from "./config.ts";
import { registerConversations } from "./conversations.ts";
import {
  createErrorHandler,
  createRateLimits,
  createRequestGuard,
  type RateLimits,
  registerSecurityHeaders,
  twilioHosts,
} from "./guards.ts";
import { oidcStartPath, registerOidc } from "./oidc.ts";
import {
  createMetrics,
  type Health,
  type Metrics,
  registerHealth,
  registerMetrics,
} from "./operations.ts";
import { createSessions, type Revocations, type Sessions } from "./sessions.ts";
import type { Signer } from "./signer.ts";
import { type ParseIdentity, registerSignIn } from "./signIn.ts";
import { registerStaticFiles } from "./staticFiles.ts";
import {
  createAccessToken,
  listPeople,
  type TwilioAccount,
  type TwilioClient,
} from "./twilioAccount.ts";
import { registerWebhooks } from "./webhooks.ts";

interface AppOptions {
  config: Config;
  account: TwilioAccount;
  /** The official helper for that account. */
  client: () => TwilioClient;
  parseIdentity: ParseIdentity;
  signer: Signer;
  revocations: Revocations;
  /** Asked for in emulator mode when other machines can reach this one. */
  passcode?: string | undefined;
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
  const handleError = createErrorHandler((reason) => metrics.refusals.inc({ reason }));
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
  await app.register((api) => registerApi(api, options, metrics));
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

// An invitation of the longest identity has some 3000 characters.
const bodyLimit = 16 * 1024;

/** The API that the app calls, under /api. */
async function registerApi(
  app: FastifyInstance,
  options: AppOptions,
  metrics: Metrics,
): Promise<void> {
  const { config, account, client, signer } = options;
  const { serviceSid } = account;
  const { publicUrl } = config.integrations;
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, { global: false });
  const limits = createRateLimits(app, config.requestsPerMinute);
  app.addHook("onRequest", createRequestGuard({ listenHost: config.host, publicUrl }));
  app.addHook("onRequest", limits.byAddress);
  app.addHook("onRoute", (route) => {
    route.bodyLimit ??= bodyLimit;
  });
  app.addHook("onSend", async (_request, reply) => {
    // Answers name who is signed in, or hold a token.
    void reply.header("cache-control", "no-store");
  });

  const isSecure = (request: FastifyRequest) =>
    request.protocol === "https" || publicUrl?.startsWith("https:") === true;
  const sessions = createSessions({
    signer,
    revocations: options.revocations,
    idleMs: config.sessionIdleMs,
    maxMs: config.sessionMaxMs,
    isSecure,
  });
  const context = {
    ...options,
    sessions,
    metrics,
    isSecure,
    isTwilio: config.twilio !== undefined,
  };
  const requirePerson = async (request: FastifyRequest, reply: FastifyReply) => {
    const identity = await sessions.require(request);
    await limits.byPerson(identity, request, reply);
    return identity;
  };

  registerConfig(app, options, sessions);
  registerSignIn(app, context);
  if (config.oidc !== undefined) registerOidc(app, { ...context, oidc: config.oidc });
  registerToken(app, { ...context, limits });
  registerConversations(app, { client, serviceSid, requirePerson });
  registerCallbacks(app, {
    integrations: config.integrations,
    authToken: account.authToken,
    client,
    serviceSid,
    // A list of chats asks for many customers at once; they are limited by address.
    requirePerson: (request) => sessions.require(request),
    onOutcome: (callback, outcome) => metrics.callbacks.inc({ callback, outcome }),
  });
}

/** What the app must know before anything else. */
function registerConfig(app: FastifyInstance, options: AppOptions, sessions: Sessions): void {
  const { config, account, client, passcode } = options;
  app.get("/api/config", async (request) => {
    const identity = await sessions.read(request);
    // To choose from when signing in. Asking for them takes longer than all the rest of a start.
    const mayReadPeople = identity === null && passcode === undefined;
    const withPeople = config.twilio === undefined && mayReadPeople;
    return {
      mode: config.twilio === undefined ? "emulator" : "twilio",
      ...socketFor(request, config),
      passcodeRequired: passcode !== undefined,
      people: withPeople ? await listPeople(client(), account.serviceSid) : [],
      identity,
      signIn: signInFor(config),
    };
  });
}

/** An access token for whoever is signed in, and for nobody else whatever the request says. */
function registerToken(
  app: FastifyInstance,
  context: AppOptions & { sessions: Sessions; metrics: Metrics; limits: RateLimits },
): void {
  const { config, account, sessions, metrics, limits } = context;
  const lifetimeSeconds = config.tokenLifetimeSeconds;
  app.post("/api/token", async (request, reply) => {
    const identity = await sessions.require(request, reply);
    await limits.byPerson(identity, request, reply);
    const token = createAccessToken(account, { identity, lifetimeSeconds });
    const expiresAt = new Date(Date.now() + lifetimeSeconds * 1000).toISOString();
    metrics.tokens.inc();
    request.log.info({ identity, expiresAt, address: request.ip }, "token issued");
    return { token, identity, expiresAt };
  });
}

/** Where the SDK connects; absent, it knows Twilio's own address. */
function socketFor(request: FastifyRequest, { twilio }: Config): { twilsockUri?: string } {
  if (twilio !== undefined && twilio.baseUrl === undefined) return {};
  const base = twilio?.baseUrl ?? `${request.protocol}://${request.host}`;
  return { twilsockUri: `${base.replace(/^http/, "ws")}/v3/wsconnect` };
}

function signInFor({ twilio, oidc }: Config) {
  if (twilio === undefined) return { by: "name" };
  return {
    by: "invitation",
    oidc: oidc === undefined ? null : { name: oidc.name, path: oidcStartPath },
  };
}
