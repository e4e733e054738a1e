import type { Address } from "./address.ts";
import type { ErrorFacts } from "./errorFacts.ts";
import { formatAddress } from "./phoneNumbers.ts";
import type { TwilioNumber } from "./twilioNumber.ts";

/** What the operator's service says about the Twilio number for a phone. */
export interface NumberProposal {
  /** Null when it says nothing. */
  proxyAddress: Address | null;
  /** Why it said nothing that can be used. */
  error: ErrorFacts | null;
}

export const noProposal: NumberProposal = { proxyAddress: null, error: null };

/** Why what was proposed is not used. */
export interface ProposalTrouble {
  /**
   * `unknown`: none of the numbers that may be used for this phone. `taken`: it speaks to this phone in another
   * conversation.
   */
  kind: "failed" | "unknown" | "taken";
  /** The service's own sentence, or the number, to be read. */
  about: string;
}

export function proposalTrouble(
  { proxyAddress, error }: NumberProposal,
  choices: readonly { number: TwilioNumber; heldBy: unknown }[],
): ProposalTrouble | null {
  if (error !== null) return { kind: "failed", about: error.message };
  // Before the numbers are known nothing can be said.
  if (proxyAddress === null || choices.length === 0) return null;
  const choice = choices.find(({ number }) => number.address === proxyAddress);
  const about = formatAddress(proxyAddress);
  if (choice === undefined) return { kind: "unknown", about };
  return choice.heldBy === null ? null : { kind: "taken", about };
}
