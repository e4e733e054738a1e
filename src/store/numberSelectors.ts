import type { Address, PhoneChannel } from "../domain/address.ts";
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
  for (const conversation of Object.values(state.conversations)) {
    if (conversation.state === "closed") continue;
    const holds = participantOrder(state.participants[conversation.sid] ?? {}).some(
      (participant) =>
        addressOf(participant, state.learnedBindings[participant.sid]) === address &&
        proxyAddressOf(participant, state.learnedBindings[participant.sid]) === proxyAddress,
    );
    if (holds) return conversation.sid;
  }
  return null;
}

/** The Twilio numbers for a phone, free ones first. */
export function numberChoices(
  state: PairState & Pick<ChatState, "numbers">,
  address: Address | null,
  channel: PhoneChannel,
): readonly NumberChoice[] {
  const choices = (state.numbers ?? [])
    .filter((number) => servesChannel(number, channel))
    .map((number) => ({
      number,
      heldBy: address === null ? null : pairHolder(state, address, number.address),
    }));
  return choices.toSorted((a, b) => Number(a.heldBy !== null) - Number(b.heldBy !== null));
}
