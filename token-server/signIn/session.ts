import { randomUUID } from "node:crypto";
import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { HttpError } from "../http/httpError.ts";
import type { Revocations } from "./revocations.ts";
import type { Signer } from "./signedClaims.ts";

export interface SessionOptions {
  signer: Signer;
  revocations: Revocations;
  /** A session ends when it has not been used for so long … */
  idleMs: number;
  /** … or is so old, however much it is used. */
  maxMs: number;
  isSecure(request: FastifyRequest): boolean;
}

export type Session = v.InferOutput<typeof sessionClaims>;

/** Times in ms. `id` and `since` stay the same while the session is renewed. */
const sessionClaims = v.object({
  sub: v.string(),
  id: v.string(),
  since: v.number(),
  renewed: v.number(),
});

type Refused = "none" | "forged" | "expired" | "revoked" | "signed out";

const sentences: Record<Refused, string> = {
  none: "Nobody is signed in. Sign in and try again.",
  forged: "Nobody is signed in. Sign in and try again.",
  expired: "The sign-in has expired. Sign in again.",
  revoked: "The sign-in was ended by the operator. Ask for a new invitation.",
  "signed out": "Nobody is signed in. Sign in and try again.",
};

/** A cookie older than this is made anew when it is used. */
const renewAfterMs = 3600_000;

export type Sessions = ReturnType<typeof createSessions>;

/** Who is signed in: a signed cookie that scripts cannot read. Nothing is kept here but what was taken back. */
export function createSessions({ signer, revocations, idleMs, maxMs, isSecure }: SessionOptions) {
  async function write(request: FastifyRequest, reply: FastifyReply, session: Session) {
    const expiresAt = Math.min(session.renewed + idleMs, session.since + maxMs);
    const { name, options } = cookie(isSecure(request));
    const text = await signer.sign("session", session, expiresAt);
    void reply.setCookie(name, text, { ...options, expires: new Date(expiresAt) });
  }

  async function open(request: FastifyRequest): Promise<Session | Refused> {
    const text = request.cookies[cookie(isSecure(request)).name];
    if (text === undefined) return "none";
    const verified = await signer.verify("session", sessionClaims, text);
    if ("refused" in verified) return verified.refused;
    const { claims } = verified;
    if (revocations.isPersonRevoked(claims.sub, claims.renewed)) return "revoked";
    return revocations.isUsedUp(claims.id) ? "signed out" : claims;
  }

  async function end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = await open(request);
    // A copy of the cookie must not outlive the sign-out.
    if (typeof session !== "string") revocations.useUp(session.id, session.since + maxMs);
    const { name, options } = cookie(isSecure(request));
    void reply.clearCookie(name, options);
  }

  return {
    /** Signs somebody in; whoever was signed in in this browser is signed out. */
    async start(request: FastifyRequest, reply: FastifyReply, identity: string): Promise<void> {
      await end(request, reply);
      const now = Date.now();
      await write(request, reply, { sub: identity, id: randomUUID(), since: now, renewed: now });
    },
    end,
    /** The signed-in person, or null. */
    async read(request: FastifyRequest): Promise<string | null> {
      const session = await open(request);
      return typeof session === "string" ? null : session.sub;
    },
    /** The signed-in person; throws HttpError 401. With `reply`, a session that is in use lives on. */
    async require(request: FastifyRequest, reply?: FastifyReply): Promise<string> {
      const session = await open(request);
      if (typeof session === "string") {
        throw new HttpError(401, `session: ${session}`, sentences[session]);
      }
      const now = Date.now();
      if (reply !== undefined && now - session.renewed > renewAfterMs) {
        await write(request, reply, { ...session, renewed: now });
      }
      return session.sub;
    },
  };
}

/** Behind TLS the name's prefix makes browsers refuse such a cookie from anywhere but this very host. */
function cookie(secure: boolean): { name: string; options: CookieSerializeOptions } {
  return {
    name: secure ? "__Host-partyline_session" : "partyline_session",
    options: { path: "/", httpOnly: true, sameSite: "lax", secure },
  };
}
