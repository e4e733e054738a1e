import { createHmac, timingSafeEqual } from "node:crypto";
import * as v from "valibot";
import { parseIdentity } from "../../src/domain/identity.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Account } from "../account.ts";
import { ApiError } from "../service/errors.ts";

/*
 * Twilio access tokens, made by anybody's server with the API key's secret (service behaviour section 8.1). Checked here
 * with node:crypto, not with jose: the gateway handles frames synchronously and in order, and jose verifies
 * asynchronously.
 */

export interface AccessTokenClaims {
  identity: Identity;
  serviceSid: ServiceSid;
  issuedAtMs: number;
  expiresAtMs: number;
}

/** An API key that signs tokens; with a policy it is a Restricted one, which may not. */
export interface SigningKey {
  secret: string;
  policy: object | null;
}

/** Twilio refuses tokens that live longer (20104); the helper lets them be made. */
export const maxTokenLifetimeMs = 24 * 60 * 60 * 1000;

/** A token's clock may be ahead of ours by this much. */
const clockToleranceMs = 30_000;

/** Real tokens are below 2 kB; a longer one is not worth hashing. */
const maxTokenLength = 16_384;

const hashes = { HS256: "sha256", HS384: "sha384", HS512: "sha512" } as const;

const tokenHeader = v.object({
  alg: v.picklist(["HS256", "HS384", "HS512"]),
  typ: v.literal("JWT"),
  cty: v.literal("twilio-fpa;v=1"),
});

const tokenPayload = v.object({
  iss: v.optional(v.unknown()),
  sub: v.optional(v.unknown()),
  iat: v.optional(v.number()),
  nbf: v.optional(v.unknown()),
  exp: v.optional(v.unknown()),
  grants: v.optional(v.unknown()),
});

const tokenGrants = v.object({
  identity: v.string(),
  chat: v.object({ service_sid: v.string() }),
});

/**
 * Reads an access token and checks it in Twilio's order: form, header, signature, issuer, dates, grants.
 * @throws ApiError 20101 no token at all · 20102 header · 20103 issuer or account · 20104 expired · 20105 not yet valid ·
 * 20106 grants or identity · 20107 signature · 20160 a Restricted key
 */
export function verifyAccessToken(
  token: string,
  {
    account,
    now,
    issuedAfterMs = 0,
    hasService = (sid): sid is ServiceSid => sid === account.serviceSid,
    keyOf = (sid) =>
      sid === account.apiKey ? { secret: account.apiSecret, policy: null } : undefined,
  }: {
    account: Account;
    now: number;
    issuedAfterMs?: number;
    /** Default: the default service only. */
    hasService?: ((sid: string) => sid is ServiceSid) | undefined;
    /** Default: the account's own key only. */
    keyOf?: ((sid: string) => SigningKey | undefined) | undefined;
  },
): AccessTokenClaims {
  const [headerPart, payloadPart, signaturePart] = splitToken(token);
  const header = v.safeParse(tokenHeader, readPart(headerPart));
  if (!header.success) throw new ApiError(20102);
  const payload = v.safeParse(tokenPayload, readPart(payloadPart));
  if (!payload.success) throw new ApiError(20101);

  const key = keyOfIssuer(payload.output, account, keyOf);
  const expected = createHmac(hashes[header.output.alg], key.secret)
    .update(`${headerPart}.${payloadPart}`)
    .digest();
  const given = Buffer.from(signaturePart, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ApiError(20107);
  }
  if (key.policy !== null) throw new ApiError(20160);
  const dates = checkDates(payload.output, now);
  if (dates.issuedAtMs < issuedAfterMs) throw new ApiError(20104);
  return { ...checkGrants(payload.output.grants, hasService), ...dates };
}

function splitToken(token: string): [string, string, string] {
  const [header, payload, signature, ...rest] =
    token.length > maxTokenLength ? [] : token.split(".");
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw new ApiError(20101);
  }
  return [header, payload, signature];
}

function readPart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString());
  } catch {
    throw new ApiError(20101);
  }
}

type TokenPayload = v.InferOutput<typeof tokenPayload>;

// Before the signature: the issuer names the key whose secret signs.
function keyOfIssuer(
  { iss, sub }: TokenPayload,
  account: Account,
  keyOf: (sid: string) => SigningKey | undefined,
): SigningKey {
  const key = typeof iss === "string" ? keyOf(iss) : undefined;
  if (key === undefined || sub !== account.accountSid) throw new ApiError(20103);
  return key;
}

function checkDates(
  payload: TokenPayload,
  now: number,
): { issuedAtMs: number; expiresAtMs: number } {
  if (typeof payload.exp !== "number" || !Number.isFinite(payload.exp)) throw new ApiError(20104);
  const expiresAtMs = payload.exp * 1000;
  const issuedAtMs = (payload.iat ?? now / 1000) * 1000;
  if (expiresAtMs <= now || expiresAtMs - issuedAtMs > maxTokenLifetimeMs) {
    throw new ApiError(20104);
  }
  const validFromMs = typeof payload.nbf === "number" ? payload.nbf * 1000 : issuedAtMs;
  if (validFromMs > now + clockToleranceMs) throw new ApiError(20105);
  return { issuedAtMs, expiresAtMs };
}

function checkGrants(
  grants: unknown,
  hasService: (sid: string) => sid is ServiceSid,
): { identity: Identity; serviceSid: ServiceSid } {
  const parsed = v.safeParse(tokenGrants, grants);
  if (!parsed.success) throw new ApiError(20106);
  const identity = parseIdentity(parsed.output.identity);
  // A trimmed or normalized name would be another person than the token says.
  if (identity === undefined || identity !== parsed.output.identity) throw new ApiError(20106);
  // A Messaging Service sid in its place is a frequent mistake of users.
  const serviceSid = parsed.output.chat.service_sid;
  if (!hasService(serviceSid)) throw new ApiError(20106);
  return { identity, serviceSid };
}
