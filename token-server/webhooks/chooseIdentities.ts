import { createHash } from "node:crypto";
import type { IntegrationsConfig } from "../config/integrationsConfig.ts";

/**
 * Who is brought into a conversation that a text has made: the person who looks after this customer (Frontline's
 * routing), else everybody or one of `INBOUND_IDENTITIES`.
 */
export function chooseIdentities(
  inbound: IntegrationsConfig["inbound"],
  conversationSid: string,
  worker: string | null,
): readonly string[] {
  if (worker !== null) return [worker];
  if (inbound.routing === "all" || inbound.identities.length === 0) return inbound.identities;
  const index = turnOf(conversationSid) % inbound.identities.length;
  return inbound.identities.slice(index, index + 1);
}

/**
 * Round robin without a counter, which copies of this server would have to share: the sid decides. Over many
 * conversations everybody gets as many as the others, and a repeated call chooses the same person again.
 */
function turnOf(conversationSid: string): number {
  return createHash("sha256").update(conversationSid).digest().readUInt32BE(0);
}
