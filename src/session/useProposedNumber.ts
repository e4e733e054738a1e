import { useEffect, useState } from "react";
import type { Address } from "../domain/address.ts";
import { errorFacts } from "../domain/errorFacts.ts";
import { noProposal, type NumberProposal } from "../domain/numberProposal.ts";
import { useChatCommands } from "./commands.ts";

/** A number is whole before somebody has typed it to its end. */
const typingPauseMs = 300;

/** Asks once for each phone, when somebody has stopped typing it. Until there is an answer nothing is proposed. */
export function useProposedNumber(address: Address | null): NumberProposal {
  const { proposeNumber } = useChatCommands();
  const [answered, setAnswered] = useState<{ to: Address; proposal: NumberProposal }>();
  useEffect(() => {
    if (address === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void askForProposal(proposeNumber, address).then((proposal) => {
        if (isCurrent) setAnswered({ to: address, proposal });
      });
    }, typingPauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [address, proposeNumber]);
  return answered !== undefined && answered.to === address ? answered.proposal : noProposal;
}

export async function askForProposal(
  proposeNumber: (address: Address) => Promise<Address | null>,
  address: Address,
): Promise<NumberProposal> {
  try {
    return { proxyAddress: await proposeNumber(address), error: null };
  } catch (error) {
    return { proxyAddress: null, error: errorFacts(error) };
  }
}
