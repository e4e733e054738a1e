import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as client from "openid-client";
import * as v from "valibot";
import type { Metrics } from "./operations.ts";
import { ConfigError } from "./program.ts";
import type { Sessions } from "./sessions.ts";
import type { Signer } from "./signer.ts";
import { identityProblem, type ParseIdentity } from "./signIn.ts";

interface OidcOptions {
  oidc: OidcConfig;
  signer: Signer;
  sessions: Sessions;
  parseIdentity: ParseIdentity;
  metrics: Metrics;
  isSecure(request: FastifyRequest): boolean;
}

export const oidcStartPath = "/api/oidc/start";

/** What must be the same when the person comes back: kept in their browser, so that any copy of the server can go on. */
const attempt = v.object({ verifier: v.string(), state: v.string(), nonce: v.string() });

const attemptLifetimeMs = 10 * 60_000;

/** A sign-in that did not happen. The browser is on a page of its own then, so the app shows the words for `why`. */
class SignInRefusal extends Error {
  readonly why: "cancelled" | "expired" | "notAllowed" | "provider";

  constructor(why: SignInRefusal["why"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SignInRefusal";
    this.why = why;
  }
}

/** Sign-in with an OpenID provider: authorization code with PKCE, state and nonce, by openid-client. */
export function registerOidc(app: FastifyInstance, options: OidcOptions): void {
  const { oidc, signer, sessions, metrics } = options;
  const provider = lazyProvider(oidc);

  app.get(oidcStartPath, async (request, reply) => {
    const configuration = await provider().catch((error: unknown) =>
      refuse(request, reply, options, toRefusal(error)),
    );
    if (configuration === undefined) return reply;
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const expiresAt = Date.now() + attemptLifetimeMs;
    const { name, settings } = cookie(options.isSecure(request));
    const text = await signer.sign("oidc", { verifier, state, nonce }, expiresAt);
    void reply.setCookie(name, text, { ...settings, expires: new Date(expiresAt) });
    const target = client.buildAuthorizationUrl(configuration, {
      redirect_uri: oidc.redirectUri,
      scope: "openid email profile",
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
    });
    return reply.redirect(target.href, 303);
  });

  app.get(oidcCallbackPath, async (request, reply) => {
    try {
      const identity = await identify(request, options, provider);
      await sessions.start(request, reply, identity);
      metrics.signIns.inc({ by: "oidc" });
      request.log.info({ identity, by: "oidc", address: request.ip }, "signed in");
    } catch (error) {
      refuse(request, reply, options, toRefusal(error));
      return reply;
    }
    const { name, settings } = cookie(options.isSecure(request));
    // To the app's own front page, always: an address in the request could lead anywhere.
    return reply.clearCookie(name, settings).redirect("/", 303);
  });
}

async function identify(
  request: FastifyRequest,
  options: OidcOptions,
  provider: () => Promise<client.Configuration>,
): Promise<string> {
  const { oidc, signer } = options;
  const text = request.cookies[cookie(options.isSecure(request)).name] ?? "";
  const verified = await signer.verify("oidc", attempt, text);
  if ("refused" in verified) {
    throw new SignInRefusal("expired", "no sign-in was begun in this browser, or too long ago");
  }
  const { verifier, state, nonce } = verified.claims;
  const configuration = await provider();
  const { search } = new URL(request.url, oidc.redirectUri);
  const tokens = await client.authorizationCodeGrant(
    configuration,
    new URL(search, oidc.redirectUri),
    {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    },
  );
  const claims = tokens.claims();
  if (claims === undefined) throw new SignInRefusal("provider", "there is no ID token");
  if (oidc.claim in claims) return toIdentity(claims, options);
  // Providers may keep all but `sub` for those who ask with the access token (OpenID Core 5.4).
  const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return toIdentity(more, options);
}

function toIdentity(
  claims: Readonly<Record<string, unknown>>,
  { oidc, parseIdentity }: OidcOptions,
): string {
  const value = claims[oidc.claim];
  if (typeof value !== "string") {
    throw new SignInRefusal("provider", `the provider gives no claim ${oidc.claim}`);
  }
  // Anybody can claim an address that nobody has checked.
  if (oidc.claim === "email" && claims["email_verified"] !== true) {
    throw new SignInRefusal("notAllowed", "the provider has not verified the e-mail address");
  }
  // Two accounts must not be two people whose names differ by case only. A `sub` is exact by definition (OpenID Core 2).
  const identity = oidc.claim === "sub" ? value : value.toLowerCase();
  const problem = identityProblem(identity, parseIdentity);
  if (problem !== undefined) {
    throw new SignInRefusal("notAllowed", `the claim ${oidc.claim} ${problem}`);
  }
  if (!isAllowed(identity.toLowerCase(), oidc.allow)) {
    throw new SignInRefusal("notAllowed", "OIDC_ALLOW does not name this person");
  }
  return identity;
}

function isAllowed(identity: string, allow: readonly string[]): boolean {
  const domain = identity.slice(identity.lastIndexOf("@"));
  return allow.some((part) => part === "*" || part === identity || part === domain);
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  { metrics }: OidcOptions,
  { why, message, cause }: SignInRefusal,
): undefined {
  metrics.refusals.inc({ reason: `oidc: ${why}` });
  const facts = { reason: `oidc: ${why}`, address: request.ip };
  request.log.warn({ ...facts, ...(cause !== undefined && { err: cause }) }, message);
  void reply.redirect(`/?refused=${why}`, 303);
}

function toRefusal(error: unknown): SignInRefusal {
  if (error instanceof SignInRefusal) return error;
  if (error instanceof client.AuthorizationResponseError && error.error === "access_denied") {
    return new SignInRefusal("cancelled", "the provider or the person refused");
  }
  return new SignInRefusal("provider", "the provider's answer was refused", { cause: error });
}

/** Asked when first needed: a provider that is down must not keep the server from starting. */
function lazyProvider(oidc: OidcConfig): () => Promise<client.Configuration> {
  let found: Promise<client.Configuration> | undefined;
  return () => {
    found ??= discover(oidc).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  // Only loopback addresses get through the configuration without TLS.
  const execute = issuer.protocol === "http:" ? [client.allowInsecureRequests] : [];
  return client.discovery(issuer, clientId, clientSecret, undefined, { execute, timeout: 10 });
}

function cookie(secure: boolean) {
  return {
    name: secure ? "__Host-partyline_oidc" : "partyline_oidc",
    settings: { path: "/", httpOnly: true, sameSite: "lax", secure },
  } as const;
}

export interface OidcConfig {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** On the button: "Sign in with …". */
  name: string;
  /** Which claim of the ID token is the identity. */
  claim: string;
  /** Who may come in: identities, `@domain`, or `*`. In lower case. */
  allow: readonly string[];
  /** Registered with the provider. */
  redirectUri: string;
}

const required = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
const optional = ["OIDC_NAME", "OIDC_CLAIM", "OIDC_ALLOW"] as const;

/** Providers that know nearly everybody: being known to them is no reason to be let in. */
const publicProviders =
  /^(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com|appleid\.apple\.com|www\.facebook\.com|www\.linkedin\.com|gitlab\.com)$/;

const oidcCallbackPath = "/api/oidc/callback";

/** Undefined: nothing of it is set. Throws a ConfigError that names what is missing or wrong. */
export function readOidcConfig(
  env: Readonly<Record<string, string | undefined>>,
  publicUrl: string | undefined,
): OidcConfig | undefined {
  const set = [...required, ...optional].filter((name) => env[name] !== undefined);
  if (set.length === 0) return undefined;
  const [issuer, clientId, clientSecret] = required.map((name) => {
    const value = env[name];
    if (value === undefined) throw new ConfigError(`${name} is missing: ${set.join(", ")} set.`);
    return value;
  });
  if (publicUrl === undefined) {
    throw new ConfigError("OIDC_ISSUER needs PUBLIC_URL: the provider sends people back there.");
  }
  const url = readIssuer(issuer ?? "");
  return {
    issuer: url,
    clientId: clientId ?? "",
    clientSecret: clientSecret ?? "",
    name: env["OIDC_NAME"] ?? url.hostname,
    claim: env["OIDC_CLAIM"] ?? "email",
    allow: readAllow(env["OIDC_ALLOW"], url),
    redirectUri: `${new URL(publicUrl).origin}${oidcCallbackPath}`,
  };
}

function readIssuer(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? "");
  if (url === undefined || (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal))) {
    throw new ConfigError("OIDC_ISSUER must be the provider's address and begin with https://.");
  }
  return url;
}

function readAllow(text: string | undefined, issuer: URL): string[] {
  const allow = (text ?? "*").split(",").map((part) => part.trim().toLowerCase());
  if (allow.some((part) => part === "" || /[*\s]./.test(part))) {
    throw new ConfigError(
      "OIDC_ALLOW must be identities or domains with commas between, such as @example.com,bob@example.org, or * for everybody whom the provider knows.",
    );
  }
  if (allow.includes("*") && publicProviders.test(issuer.hostname)) {
    throw new ConfigError(
      `OIDC_ALLOW must say who may sign in, such as @example.com: anybody can have an account at ${issuer.hostname}.`,
    );
  }
  return allow;
}
