import type { DeliveryReceipt } from "../../domain/entities.ts";
import { participantPerson, personLabel } from "../../domain/person.ts";
import { proxyAddressOf } from "../../domain/phoneBinding.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { usePeopleFacts } from "../../store/usePeopleFacts.ts";
import { formatExactTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";

/** Each leg in one line of text, to be copied. */
export function useLegLines(
  sid: ConversationSid,
  receipts: readonly DeliveryReceipt[],
): readonly string[] {
  const { shell, thread } = useTexts();
  const facts = usePeopleFacts(sid);
  return receipts.map((receipt) => {
    const participant = facts.participants[receipt.participantSid];
    const proxy =
      participant && proxyAddressOf(participant, facts.learnedBindings[participant.sid]);
    const person = participant && participantPerson(participant, facts);
    const code = receipt.errorCode === null ? "" : ` (${receipt.errorCode})`;
    return thread.delivery.leg(
      person ? personLabel(person) : thread.somebodyGone,
      shell.channels[participant?.channel ?? "sms"],
      proxy ? formatAddress(proxy) : thread.unknownPhone,
      `${thread.delivery.states[receipt.status]}${code}`,
      formatExactTime(receipt.dateUpdated),
    );
  });
}
