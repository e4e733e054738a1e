import type { FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { HttpError } from "./httpError.ts";

const cookieName = "partyline_session";
const lifetimeSeconds = 30 * 24 * 3600;

const content = v.object({ identity: v.string(), expiresAt: v.number() });

/** The signed cookie that says who is signed in. Nothing is kept on the server. */
export function writeSession(reply: FastifyReply, identity: string): void {
  const expiresAt = Date.now() + lifetimeSeconds * 1000;
  const value = Buffer.from(JSON.stringify({ identity, expiresAt })).toString("base64url");
  void reply.setCookie(cookieName, value, {
    ...cookieOptions(),
    maxAge: lifetimeSeconds,
    signed: true,
  });
}

export function clearSession(reply: FastifyReply): void {
  void reply.clearCookie(cookieName, cookieOptions());
}

/** The identity of the signed-in person, or null: no cookie, a forged or an expired one. */
export function readSession(request: FastifyRequest): string | null {
  const cookie = request.cookies[cookieName];
  if (cookie === undefined) return null;
  const { valid, value } = request.unsignCookie(cookie);
  if (!valid) return null;
  const parsed = v.safeParse(content, parseJson(Buffer.from(value, "base64url").toString()));
  if (!parsed.success || parsed.output.expiresAt < Date.now()) return null;
  return parsed.output.identity;
}

/** As readSession, but refuses with 401. */
export function requireSession(request: FastifyRequest): string {
  const identity = readSession(request);
  if (identity === null) throw new HttpError(401, "Nobody is signed in. Sign in and try again.");
  return identity;
}

function cookieOptions() {
  return { path: "/", httpOnly: true, sameSite: "lax" } as const;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
