import { randomInt, randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { HttpError, isSameText, parseInput } from "./guards.ts";
import type { Metrics } from "./operations.ts";
import type { Revocations, Sessions } from "./sessions.ts";
import type { Signer } from "./signer.ts";

interface SignInContext {
  isTwilio: boolean;
  sessions: Sessions;
  signer: Signer;
  revocations: Revocations;
  parseIdentity: ParseIdentity;
  metrics: Metrics;
  isSecure(request: FastifyRequest): boolean;
  /** Asked for in emulator mode when other machines can reach this one. */
  passcode?: string | undefined;
}

type InvitationContext = Pick<SignInContext, "signer" | "revocations">;

const byName = v.object({
  identity: v.string("identity is missing: the name to sign in with."),
  passcode: v.optional(v.string("passcode must be text.")),
});

const byInvitation = v.object({ invitation: v.string("invitation is missing.") });

/** Signing in and out: by a name of one's choice in emulator mode, by an invitation in Twilio mode. */
export function registerSignIn(app: FastifyInstance, context: SignInContext): void {
  const { isTwilio, sessions, metrics } = context;
  app.post("/api/session", async (request, reply) => {
    const by = isTwilio ? "invitation" : "name";
    const identity = isTwilio
      ? await readByInvitation(request, context)
      : readByName(request, reply, context);
    await sessions.start(request, reply, identity);
    metrics.signIns.inc({ by });
    request.log.info({ identity, by, address: request.ip }, "signed in");
    return { identity };
  });
  app.delete("/api/session", async (request, reply) => {
    await sessions.end(request, reply);
    await reply.code(204).send();
  });
  if (!isTwilio) return;
  // Tells whom an invitation is for. Nothing is used up, so that the page can be opened by a mail scanner too.
  app.post("/api/invitation", async (request) => {
    const { invitation } = parseInput(byInvitation, request.body ?? {});
    const { sub, until, once } = await readInvitation(invitation, context);
    return { identity: sub, expiresAt: new Date(until).toISOString(), once };
  });
}

async function readByInvitation(request: FastifyRequest, context: SignInContext): Promise<string> {
  const { invitation } = parseInput(byInvitation, request.body ?? {});
  const identity = await redeemInvitation(invitation, context);
  // Our own signature, but maybe by an older version whose rules were others.
  const problem = identityProblem(identity, context.parseIdentity);
  if (problem !== undefined) throw new HttpError(403, "identity", `This identity ${problem}.`);
  return identity;
}

function readByName(request: FastifyRequest, reply: FastifyReply, context: SignInContext): string {
  const given = parseInput(byName, request.body ?? {});
  requirePasscode(given.passcode, context, { request, reply });
  const identity = context.parseIdentity(given.identity);
  if (identity === undefined) {
    const message = "identity must be a name of 1 to 256 characters without control characters.";
    throw new HttpError(400, "identity", message);
  }
  return identity;
}

/** Times in ms. */
const invitationClaims = v.object({
  sub: v.string(),
  id: v.string(),
  made: v.number(),
  until: v.number(),
  once: v.boolean(),
});

type Invitation = v.InferOutput<typeof invitationClaims>;

/** The text of an invitation for one identity. Whoever holds it can sign in as that identity until it expires. */
export function createInvitation(
  signer: Signer,
  { identity, lifetimeMs, once }: { identity: string; lifetimeMs: number; once: boolean },
): Promise<string> {
  const made = Date.now();
  const until = made + lifetimeMs;
  return signer.sign("invitation", { sub: identity, id: randomUUID(), made, until, once }, until);
}

/**
 * The link to send. The invitation stands behind the `#`, which browsers keep to themselves: it is in no server's or
 * proxy's log and in no Referer.
 */
export function invitationLink(publicUrl: string, invitation: string): string {
  return `${publicUrl}/invite#${invitation}`;
}

/** Reads an invitation without using it; throws HttpError 403 or 410. */
export async function readInvitation(
  text: string,
  { signer, revocations }: InvitationContext,
): Promise<Invitation> {
  const verified = await signer.verify("invitation", invitationClaims, text);
  if ("refused" in verified) {
    if (verified.refused === "expired") throw refuse(410, "expired");
    throw refuse(403, "forged");
  }
  const { claims } = verified;
  if (revocations.isPersonRevoked(claims.sub, claims.made)) throw refuse(403, "revoked");
  if (claims.once && revocations.isUsedUp(claims.id)) throw refuse(410, "used");
  return claims;
}

/** Reads an invitation and, when it is for one use, uses it up: of two who try at once, one is refused. */
async function redeemInvitation(text: string, context: InvitationContext): Promise<string> {
  const { sub, id, until, once } = await readInvitation(text, context);
  if (once && !context.revocations.useUp(id, until)) throw refuse(410, "used");
  return sub;
}

const sentences = {
  expired: "This invitation has expired. Ask for a new one.",
  forged: "This is no invitation of this server. Check that the whole link was copied.",
  revoked: "This invitation was taken back. Ask for a new one.",
  used: "This invitation was for one use and has been used. Ask for a new one.",
};

function refuse(status: number, why: keyof typeof sentences): HttpError {
  return new HttpError(status, `invitation: ${why}`, sentences[why]);
}

/** Reads an identity that somebody typed; undefined when it cannot be one. */
export type ParseIdentity = (text: string) => string | undefined;

/** Scripts that are written together; every other mixture of scripts in one name is a look-alike. */
const scriptGroups = [
  ["Latin"],
  ["Cyrillic"],
  ["Greek"],
  ["Han", "Hiragana", "Katakana"],
  ["Han", "Bopomofo"],
  ["Han", "Hangul"],
].map((scripts) => {
  const letters = scripts.map((script) => `\\p{Script_Extensions=${script}}`).join("");
  return new RegExp(`^[${letters}\\P{L}]+$`, "u");
});

const grouped =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u;

/** Cyrillic and Greek letters that look like Latin ones (Unicode's confusables.txt, UTS 39). */
const latinTwins = /^[асеорхуіјѕԁһԛԝгӏъьАВСЕНІЈКМОРЅТХУԌԚԜαορνικυτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ\P{L}]+$/u;

/** What is there but not seen, or seen but never assigned. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cn}\p{Co}\p{Cs}\u2800]/u;

/**
 * Why a name may not be the identity of a real account's person, as the end of a sentence; undefined when it may. Twilio
 * takes nearly anything, but two people whose names look the same are one person to everybody who reads them.
 */
export function identityProblem(text: string, parseIdentity: ParseIdentity): string | undefined {
  const identity = parseIdentity(text);
  if (identity === undefined) {
    return "must have 1 to 256 characters, none of them a control character, and not look like a user sid";
  }
  if (identity !== text) return "must not begin or end with a space, and be composed (NFC)";
  if (unseen.test(identity)) return "contains a character that cannot be seen";
  if (identity.normalize("NFKC") !== identity) {
    return "contains a character that only looks like another, such as a full-width letter";
  }
  if (/\s\s/.test(identity)) return "contains two spaces in a row";
  if (grouped.test(identity) && !scriptGroups.some((group) => group.test(identity))) {
    return "mixes letters of different scripts, which can look like another name";
  }
  if (/\p{L}/u.test(identity) && !/\p{Script=Latin}/u.test(identity) && latinTwins.test(identity)) {
    return "is written in letters that look like Latin ones";
  }
  return undefined;
}

// Without letters and digits that look alike when read aloud or copied by hand.
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const length = 8;

/** The word that people from other machines need; a new one at every start. */
export function createPasscode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

// The cookie lets the page use the emulator's control surface, which asks for the passcode too.
function requirePasscode(
  given: string | undefined,
  { passcode: expected, isSecure }: SignInContext,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): void {
  if (expected === undefined) return;
  if (given === undefined || !isSameText(given, expected)) {
    const message = "The passcode is wrong. It was printed when the program started.";
    throw new HttpError(403, "passcode", message);
  }
  const secure = isSecure(request);
  const options = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
  void reply.setCookie("partyline_passcode", expected, options);
}
