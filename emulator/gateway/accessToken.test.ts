import { createHmac } from "node:crypto";
import twilio from "twilio";
import { describe, expect, test } from "vitest";
import { createAccount } from "../account.ts";
import { createCountingIds } from "../ids.ts";
import { ApiError } from "../service/errors.ts";
import { verifyAccessToken } from "./accessToken.ts";

const account = createAccount(createCountingIds());
const now = Date.now();

interface TokenOptions {
  identity?: string;
  serviceSid?: string;
  apiKey?: string;
  apiSecret?: string;
  ttl?: number;
  nbf?: number;
  algorithm?: "HS256" | "HS384" | "HS512";
}

/** A token from the official helper. */
function helperToken(options: TokenOptions = {}): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(
    account.accountSid,
    options.apiKey ?? account.apiKey,
    options.apiSecret ?? account.apiSecret,
    { identity: options.identity ?? "alice", ttl: options.ttl ?? 3600, ...nbfOf(options) },
  );
  token.addGrant(
    new AccessToken.ChatGrant({ serviceSid: options.serviceSid ?? account.serviceSid }),
  );
  return token.toJwt(options.algorithm);
}

const nbfOf = ({ nbf }: TokenOptions) => (nbf === undefined ? {} : { nbf });

const validHeader = { alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" };
const validPayload = {
  iss: account.apiKey,
  sub: account.accountSid,
  exp: now / 1000 + 60,
  grants: { identity: "alice", chat: { service_sid: account.serviceSid } },
};

/** A token by hand, well signed. */
function handMadeToken(header: object, payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${createHmac("sha256", account.apiSecret).update(signed).digest("base64url")}`;
}

const verify = (token: string, at = now) => verifyAccessToken(token, { account, now: at });

function codeOf(work: () => unknown): number {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return 0;
}

describe("access tokens", () => {
  test.each(["HS256", "HS384", "HS512"] as const)(
    "of the official helper are taken: %s",
    (algorithm) => {
      const claims = verify(helperToken({ identity: "Anna Müller@example.org", algorithm }));
      expect(claims.identity).toBe("Anna Müller@example.org");
      expect(claims.serviceSid).toBe(account.serviceSid);
      expect(Math.abs(claims.expiresAtMs - (now + 3_600_000))).toBeLessThan(10_000);
    },
  );

  test.each([
    ["no token", () => "", 20101],
    ["a made-up word", () => "dev:agent", 20101],
    ["four parts", () => `${helperToken()}.x`, 20101],
    ["parts that are not JSON", () => "a.b.c", 20101],
    ["too long", () => `${"a".repeat(20_000)}.b.c`, 20101],
    ["no algorithm", () => handMadeToken({ ...validHeader, alg: "none" }, validPayload), 20102],
    ["an ordinary JWT", () => handMadeToken({ alg: "HS256", typ: "JWT" }, validPayload), 20102],
    ["a foreign key", () => helperToken({ apiKey: "SK0" }), 20103],
    ["a foreign account", () => handMadeToken(validHeader, { ...validPayload, sub: "AC0" }), 20103],
    ["expired", () => helperToken({ ttl: -10 }), 20104],
    ["no expiry", () => handMadeToken(validHeader, { ...validPayload, exp: undefined }), 20104],
    ["over 24 hours", () => helperToken({ ttl: 100_000 }), 20104],
    ["not yet valid", () => helperToken({ nbf: Math.floor(now / 1000) + 600 }), 20105],
    ["no grants", () => handMadeToken(validHeader, { ...validPayload, grants: {} }), 20106],
    ["a Messaging Service", () => helperToken({ serviceSid: "MG0" }), 20106],
    ["an identity with a line break", () => helperToken({ identity: "a\nb" }), 20106],
    ["an identity with blanks around", () => helperToken({ identity: " alice" }), 20106],
    ["a foreign secret", () => helperToken({ apiSecret: "guess" }), 20107],
    ["a cut signature", () => helperToken().slice(0, -4), 20107],
  ])("%s", (_what, token, code) => {
    expect(codeOf(() => verify(token()))).toBe(code);
  });

  test("end at the second that they say", () => {
    const token = handMadeToken(validHeader, { ...validPayload, exp: 2_000_000_000 });
    expect(codeOf(() => verify(token, 1_999_999_999_999))).toBe(0);
    expect(codeOf(() => verify(token, 2_000_000_000_000))).toBe(20104);
  });
});
