import fastifyCookie from "@fastify/cookie";
import fastifyRateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { createAccessToken } from "./accessToken.ts";
import { type AssignmentsOptions, registerAssignments } from "./assignments.ts";
import { registerCallbacks } from "./callbacks/registerCallbacks.ts";
import { registerCloseConversation } from "./closeConversation.ts";
import type { Config } from "./config/config.ts";
import type { TwilioAccount } from "./config/twilioConfig.ts";
import { HttpError } from "./http/httpError.ts";
import type { Metrics } from "./http/metrics.ts";
import { createRequestGuard } from "./http/requestGuard.ts";
import { identityProblem, type ParseIdentity } from "./signIn/identityRules.ts";
import { readInvitation, redeemInvitation } from "./signIn/invitations.ts";
import { oidcStartPath, registerOidc } from "./signIn/oidc.ts";
import { isPasscode } from "./signIn/passcode.ts";
import { createRateLimits } from "./signIn/rateLimits.ts";
import type { Revocations } from "./signIn/revocations.ts";
import { createSessions, type Sessions } from "./signIn/session.ts";
import type { Signer } from "./signIn/signedClaims.ts";
import { createTwilioApi } from "./twilioApi.ts";
import type { TwilioClient } from "./twilioClient.ts";

export interface TokenServerOptions {
  config: Config;
  account: TwilioAccount;
  /** The official helper for that account. */
  client: () => TwilioClient;
  parseIdentity: ParseIdentity;
  signer: Signer;
  revocations: Revocations;
  metrics: Metrics;
  /** Asked for in emulator mode when other machines can reach this one. */
  passcode?: string | undefined;
}

interface Context extends TokenServerOptions {
  sessions: Sessions;
}

const passcodeCookie = "partyline_passcode";

// An invitation of the longest identity has some 3000 characters.
const bodyLimit = 16 * 1024;

const byName = v.object({
  identity: v.string("identity is missing: the name to sign in with."),
  passcode: v.optional(v.string("passcode must be text.")),
});

const byInvitation = v.object({ invitation: v.string("invitation is missing.") });

/** The API that the app calls, under /api. Registered as a Fastify plugin; errors are JSON with a sentence. */
export function createTokenServer(options: TokenServerOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    const { config, account, client } = options;
    const { publicUrl } = config.integrations;
    const isSecure = (request: FastifyRequest) =>
      request.protocol === "https" || publicUrl?.startsWith("https:") === true;
    const sessions = createSessions({
      signer: options.signer,
      revocations: options.revocations,
      idleMs: config.sessionIdleMs,
      maxMs: config.sessionMaxMs,
      isSecure,
    });
    const context: Context = { ...options, sessions };
    const twilioApi = createTwilioApi({ client, serviceSid: account.serviceSid, log: app.log });

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

    app.get("/api/config", async (request) => {
      const identity = await sessions.read(request);
      // To choose from when signing in. Asking for them takes longer than all the rest of a start.
      const mayReadPeople = identity === null && options.passcode === undefined;
      const withPeople = config.twilio === undefined && mayReadPeople;
      return {
        mode: config.twilio === undefined ? "emulator" : "twilio",
        ...socketFor(request, config),
        passcodeRequired: options.passcode !== undefined,
        people: withPeople ? await twilioApi.listPeople() : [],
        identity,
        signIn: signInFor(config),
      };
    });
    app.post("/api/session", async (request, reply) => {
      const signIn = config.twilio === undefined ? signInByName : signInByInvitation;
      return { identity: await signIn(request, reply, context) };
    });
    app.delete("/api/session", async (request, reply) => {
      await sessions.end(request, reply);
      await reply.code(204).send();
    });
    app.post("/api/token", async (request, reply) => {
      const identity = await sessions.require(request, reply);
      await limits.byPerson(identity, request, reply);
      const lifetimeSeconds = config.tokenLifetimeSeconds;
      const token = createAccessToken(account, { identity, lifetimeSeconds });
      const expiresAt = new Date(Date.now() + lifetimeSeconds * 1000).toISOString();
      options.metrics.tokens.inc();
      request.log.info({ identity, expiresAt, address: request.ip }, "token issued");
      return { token, identity, expiresAt };
    });
    app.get("/api/numbers", async (request, reply) => {
      const identity = await sessions.require(request);
      await limits.byPerson(identity, request, reply);
      return { numbers: await twilioApi.listNumbers() };
    });
    const forPerson: AssignmentsOptions = {
      client,
      serviceSid: account.serviceSid,
      async requirePerson(request, reply) {
        const identity = await sessions.require(request);
        await limits.byPerson(identity, request, reply);
        return identity;
      },
    };
    registerAssignments(app, forPerson);
    registerCloseConversation(app, forPerson);
    if (config.twilio !== undefined) registerInvitations(app, context);
    if (config.oidc !== undefined) registerOidc(app, { ...context, oidc: config.oidc, isSecure });
    await registerCallbacks(app, {
      integrations: config.integrations,
      authToken: account.authToken,
      client,
      serviceSid: account.serviceSid,
      requirePerson: async (request) => sessions.require(request),
      onOutcome: (callback, outcome) => options.metrics.callbacks.inc({ callback, outcome }),
    });
  };
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

/** Tells whom an invitation is for. Nothing is used up, so that the page can be opened by a mail scanner too. */
function registerInvitations(app: FastifyInstance, context: Context): void {
  app.post("/api/invitation", async (request) => {
    const { invitation } = parseBody(byInvitation, request);
    const { sub, until, once } = await readInvitation(invitation, context);
    return { identity: sub, expiresAt: new Date(until).toISOString(), once };
  });
}

async function signInByInvitation(request: FastifyRequest, reply: FastifyReply, context: Context) {
  const { invitation } = parseBody(byInvitation, request);
  const identity = await redeemInvitation(invitation, context);
  // Our own signature, but maybe by an older version whose rules were others.
  const problem = identityProblem(identity, context.parseIdentity);
  if (problem !== undefined) throw new HttpError(403, "identity", `This identity ${problem}.`);
  await enter(identity, "invitation", { request, reply, context });
  return identity;
}

async function signInByName(request: FastifyRequest, reply: FastifyReply, context: Context) {
  const given = parseBody(byName, request);
  requirePasscode(given.passcode, reply, context.passcode);
  const identity = context.parseIdentity(given.identity);
  if (identity === undefined) {
    throw new HttpError(
      400,
      "identity",
      "identity must be a name of 1 to 256 characters without control characters.",
    );
  }
  await enter(identity, "name", { request, reply, context });
  return identity;
}

async function enter(
  identity: string,
  by: "name" | "invitation",
  at: { request: FastifyRequest; reply: FastifyReply; context: Context },
): Promise<void> {
  await at.context.sessions.start(at.request, at.reply, identity);
  at.context.metrics.signIns.inc({ by });
  at.request.log.info({ identity, by, address: at.request.ip }, "signed in");
}

// The cookie lets the page use the emulator's control surface, which asks for the passcode too.
function requirePasscode(
  given: string | undefined,
  reply: FastifyReply,
  expected: string | undefined,
): void {
  if (expected === undefined) return;
  if (given === undefined || !isPasscode(given, expected)) {
    throw new HttpError(
      403,
      "passcode",
      "The passcode is wrong. It was printed when the program started.",
    );
  }
  void reply.setCookie(passcodeCookie, expected, { path: "/", httpOnly: true, sameSite: "strict" });
}

function parseBody<Schema extends v.GenericSchema>(
  schema: Schema,
  request: FastifyRequest,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, request.body ?? {});
  if (!parsed.success) throw new HttpError(400, "malformed request", parsed.issues[0].message);
  return parsed.output;
}
