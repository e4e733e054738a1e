import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { HttpError } from "../http/httpError.ts";
import type { Revocations } from "./revocations.ts";
import type { Signer } from "./signedClaims.ts";

/** Times in ms. */
const invitationClaims = v.object({
  sub: v.string(),
  id: v.string(),
  made: v.number(),
  until: v.number(),
  once: v.boolean(),
});

export type Invitation = v.InferOutput<typeof invitationClaims>;

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
  { signer, revocations }: { signer: Signer; revocations: Revocations },
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
export async function redeemInvitation(
  text: string,
  context: { signer: Signer; revocations: Revocations },
): Promise<string> {
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
