import type { Address, PhoneChannel } from "../domain/address.ts";
import type { Conversation } from "../domain/entities.ts";
import { addressOf, proxyAddressOf } from "../domain/phoneBinding.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";
import { servesChannel } from "../domain/twilioNumber.ts";
import type { ChatState } from "./chatState.ts";
import { participantOrder } from "./conversationSelectors.ts";

export interface NumberChoice {
  number: TwilioNumber;
  /** The conversation in which this phone and this number already meet; null when the pair is free. */
  heldBy: ConversationSid | null;
}

type PairState = Pick<ChatState, "conversations" | "participants" | "learnedBindings">;

/**
 * The conversation that holds a pair of address and proxy address, of those known here; Twilio knows more and has the
 * last word (50416). A closed conversation frees its pairs.
 */
export function pairHolder(
  state: PairState,
  address: Address,
  proxyAddress: Address,
): ConversationSid | null {
  const open = holders(state, address, proxyAddress).find((holder) => holder.state !== "closed");
  return open?.sid ?? null;
}

function holders(state: PairState, address: Address, proxyAddress: Address): Conversation[] {
  return Object.values(state.conversations).filter(({ sid }) =>
    participantOrder(state.participants[sid] ?? {}).some(
      (participant) =>
        addressOf(participant, state.learnedBindings[participant.sid]) === address &&
        proxyAddressOf(participant, state.learnedBindings[participant.sid]) === proxyAddress,
    ),
  );
}

/** Of those choices the one to begin with: what the person picked, else what was proposed, else the first free one. */
export function chooseNumber(
  choices: readonly NumberChoice[],
  wishes: readonly (Address | null)[],
): Address | null {
  const free = choices.filter(({ heldBy }) => heldBy === null);
  const wished = wishes.find((wish) => free.some(({ number }) => number.address === wish));
  return wished ?? free[0]?.number.address ?? null;
}

/**
 * The Twilio numbers for a phone, free ones first: those that it has never talked with before those that a closed
 * conversation gave back, whose old messages still stand in the phone's thread.
 */
export function numberChoices(
  state: PairState & Pick<ChatState, "numbers">,
  address: Address | null,
  channel: PhoneChannel,
): readonly NumberChoice[] {
  const choices = (state.numbers ?? [])
    .filter((number) => servesChannel(number, channel))
    .map((number) => {
      const known = address === null ? [] : holders(state, address, number.address);
      const heldBy = known.find((holder) => holder.state !== "closed")?.sid ?? null;
      return { choice: { number, heldBy }, rank: heldBy === null ? Math.min(known.length, 1) : 2 };
    });
  return choices.toSorted((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}
