import type { DeliveryReceipt, Message } from "../../domain/entities.ts";
import { type Person, personLabel } from "../../domain/person.ts";
import { personFace } from "../../domain/personFace.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useNumberLetter, useParticipantPerson, useProxyAddress } from "../../store/usePeople.ts";
import { formatExactTime, isoTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { DeliveryStatus } from "../../ui/DeliveryStatus.tsx";
import { DropLine } from "../../ui/DropLine.tsx";
import { LineKey } from "../../ui/LineKey.tsx";
import { LegNote } from "./LegNote.tsx";

interface DeliveryLegProps {
  sid: ConversationSid;
  message: Message;
  receipt: DeliveryReceipt;
  onClose(): void;
}

/** One phone: who, from which Twilio number, and what became of the message there. */
export function DeliveryLeg({ sid, message, receipt, onClose }: DeliveryLegProps) {
  const texts = useAllTexts();
  const person = useParticipantPerson(sid, receipt.participantSid);
  const proxyAddress = useProxyAddress(sid, receipt.participantSid);
  const letter = useNumberLetter(proxyAddress);
  const isFailed = receipt.status === "failed" || receipt.status === "undelivered";
  const channel = person?.kind === "phone" ? person.channel : "sms";
  const who = (person && personLabel(person)) || texts.thread.somebodyGone;
  const from = proxyAddress === null ? null : formatAddress(proxyAddress);

  return (
    <li className="border-hairline grid grid-cols-[32px_minmax(0,1fr)_auto] gap-x-3 border-t px-[18px] pt-[13px]">
      <div className="row-span-2 flex flex-col items-center gap-1">
        <Avatar face={person ? personFace(person) : { kind: "program" }} size={32} />
        <DropLine channel={channel} cut={isFailed} />
      </div>
      <div className="min-w-0 pb-[13px]">
        <LegName person={person} who={who} />
        <p className="text-pane text-ink-3 mt-[3px] flex items-center gap-[7px]">
          {texts.thread.delivery.from(texts.shell.channels[channel])}
          {letter !== null && <LineKey letter={letter} />}
          <span className="tn">{from ?? texts.details.noProxy}</span>
        </p>
      </div>
      <div className="flex flex-col items-end">
        <DeliveryStatus
          state={receipt.status}
          label={texts.thread.delivery.states[receipt.status]}
        />
        <time dateTime={isoTime(receipt.dateUpdated)} className="text-meta text-ink-3 tn">
          {formatExactTime(receipt.dateUpdated)}
        </time>
      </div>
      {isFailed && (
        <div className="col-span-2 col-start-2 pb-[13px]">
          <LegNote
            sid={sid}
            message={message}
            receipt={receipt}
            person={person}
            from={from ?? ""}
            letter={letter}
            onClose={onClose}
          />
        </div>
      )}
    </li>
  );
}

function LegName({ person, who }: { person: Person | undefined; who: string }) {
  const isNamed = person?.kind === "phone" && person.name !== null;
  const number = person?.kind === "phone" && isNamed ? person.address : null;
  return (
    <p className="flex items-center gap-2 font-semibold">
      <span className={isNamed ? "truncate" : "tn truncate"}>{who}</span>
      {number !== null && (
        <span className="text-pane text-ink-3 tn font-[500]">{formatAddress(number)}</span>
      )}
    </p>
  );
}
