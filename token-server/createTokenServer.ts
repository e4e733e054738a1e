import fastifyCookie from "@fastify/cookie";
import fastifyRateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { accessTokenLifetimeSeconds, createAccessToken } from "./accessToken.ts";
import { HttpError } from "./httpError.ts";
import { isPasscode } from "./passcode.ts";
import { createRequestGuard } from "./requestGuard.ts";
import { clearSession, readSession, requireSession, writeSession } from "./session.ts";
import type { TwilioAccount, TwilioApi } from "./twilioApi.ts";

export interface TokenServerOptions {
  host: string;
  account: TwilioAccount;
  twilioApi: TwilioApi;
  /** Reads an identity that somebody typed; undefined when it cannot be one. */
  parseIdentity: (text: string) => string | undefined;
  sessionKey: string;
  /** Asked for when other machines can reach this one. */
  passcode?: string;
  /** Sign-ins and tokens a minute from one address. */
  requestsPerMinute?: number;
}

const passcodeCookie = "partyline_passcode";

const signIn = v.object({
  identity: v.string("identity is missing: the name to sign in with."),
  passcode: v.optional(v.string("passcode must be text.")),
});

/** The API that the app calls, under /api. Registered as a Fastify plugin; errors are JSON with a sentence. */
export function createTokenServer(options: TokenServerOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(fastifyCookie, { secret: options.sessionKey });
    await app.register(fastifyRateLimit, { global: false });
    app.addHook("onRequest", createRequestGuard(options.host));
    app.setErrorHandler(renderError);
    const limited = {
      config: { rateLimit: { max: options.requestsPerMinute ?? 60, timeWindow: "1 minute" } },
    };

    app.get("/api/config", (request) => configFor(request, options));
    app.post("/api/session", limited, (request, reply) => signInPerson(request, reply, options));
    app.delete("/api/session", async (_request, reply) => {
      clearSession(reply);
      await reply.code(204).send();
    });
    app.post("/api/token", limited, async (request) => {
      const identity = requireSession(request);
      const expiresAt = new Date(Date.now() + accessTokenLifetimeSeconds * 1000).toISOString();
      request.log.info({ identity, expiresAt }, "token issued");
      return { token: createAccessToken(options.account, identity), identity, expiresAt };
    });
    app.get("/api/numbers", async (request) => {
      requireSession(request);
      return { numbers: await options.twilioApi.listNumbers() };
    });
  };
}

async function configFor(request: FastifyRequest, options: TokenServerOptions) {
  const identity = readSession(request);
  const mayReadPeople = identity !== null || options.passcode === undefined;
  return {
    mode: "emulator",
    twilsockUri: `${request.protocol === "https" ? "wss" : "ws"}://${request.host}/v3/wsconnect`,
    passcodeRequired: options.passcode !== undefined,
    people: mayReadPeople ? await options.twilioApi.listPeople() : [],
    identity,
  };
}

async function signInPerson(
  request: FastifyRequest,
  reply: FastifyReply,
  options: TokenServerOptions,
) {
  const parsed = v.safeParse(signIn, request.body ?? {});
  if (!parsed.success) throw new HttpError(400, parsed.issues[0].message);
  requirePasscode(parsed.output.passcode, reply, options.passcode);
  const identity = options.parseIdentity(parsed.output.identity);
  if (identity === undefined) {
    throw new HttpError(
      400,
      "identity must be a name of 1 to 256 characters without control characters.",
    );
  }
  writeSession(reply, identity);
  request.log.info({ identity }, "signed in");
  return { identity };
}

// The cookie lets the page use the emulator's control surface, which asks for the passcode too.
function requirePasscode(
  given: string | undefined,
  reply: FastifyReply,
  expected: string | undefined,
): void {
  if (expected === undefined) return;
  if (given === undefined || !isPasscode(given, expected)) {
    throw new HttpError(403, "The passcode is wrong. It was printed when the program started.");
  }
  void reply.setCookie(passcodeCookie, expected, { path: "/", httpOnly: true, sameSite: "strict" });
}

function renderError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const statusCode = statusOf(error);
  if (statusCode >= 500) {
    request.log.error({ err: error }, "request failed");
    void reply.code(500).send({ code: 500, message: "The server failed. Its log says why." });
    return;
  }
  const message = error instanceof Error ? error.message : "The request was refused.";
  request.log.warn({ statusCode, path: request.routeOptions.url }, message);
  void reply.code(statusCode).send({ code: statusCode, message });
}

function statusOf(error: unknown): number {
  const status =
    error instanceof Error && "statusCode" in error ? Number(error.statusCode) : Number.NaN;
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : 500;
}
