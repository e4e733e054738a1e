import { MessageSquarePlus } from "lucide-react";
import { type Address, channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useNumberLetter } from "../../store/usePeople.ts";
import type { Texts } from "../../texts/texts.ts";
import { formatListTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { HandsetThreadRow } from "../../ui/HandsetThreadRow.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { Phone, PhoneMessage } from "./emulatorApi.ts";
import { openThread, seenKey, usePhones } from "./phonesStore.ts";
import type { PhoneThread } from "./phoneThreads.ts";

interface PhoneThreadListProps {
  phone: Phone;
  threads: readonly PhoneThread[];
  /** Choosing a Twilio number that this phone has not talked with. */
  choosing: boolean;
}

export function PhoneThreadList({ phone, threads, choosing }: PhoneThreadListProps) {
  const { phones: texts } = useTexts();
  const numbers = usePhones((state) => state.numbers);
  const known = new Set(threads.map((thread) => thread.number));
  const others = numbers.filter(
    (number) => channelOf(number) === channelOf(phone.address) && !known.has(number),
  );
  if (choosing) {
    return others.map((number) => <NumberRow key={number} phone={phone} number={number} />);
  }
  return (
    <>
      {threads.map((thread) => (
        <NumberRow
          key={thread.number}
          phone={phone}
          number={thread.number}
          last={thread.messages.at(-1)}
        />
      ))}
      {others.length > 0 && (
        <button
          type="button"
          onClick={() => openThread(phone.address, { view: "new" })}
          className="focus-inset text-pane text-accent-ink hover:bg-hover flex w-full items-center gap-2 px-3 py-2.5 text-start font-[560] max-md:h-11"
        >
          <Icon icon={MessageSquarePlus} size={16} />
          {texts.textNumber}
        </button>
      )}
    </>
  );
}

interface NumberRowProps {
  phone: Phone;
  number: Address;
  last?: PhoneMessage | undefined;
}

function NumberRow({ phone, number, last }: NumberRowProps) {
  const { phones: texts } = useTexts();
  const letter = useNumberLetter(number);
  const seen = usePhones((state) => state.seen[seenKey(phone.address, number)] ?? 0);
  // What was there when the pane opened counts as seen.
  const openedAt = usePhones((state) => state.loadedAt);
  const isUnread = last?.direction === "inbound" && last.dateCreated > Math.max(seen, openedAt);
  return (
    <HandsetThreadRow
      letter={letter ?? "–"}
      number={formatAddress(number)}
      preview={last ? previewOf(texts, last) : texts.newThread}
      time={last ? formatListTime(last.dateCreated) : ""}
      unreadLabel={isUnread ? texts.unread : undefined}
      onOpen={() => openThread(phone.address, { view: "thread", number })}
    />
  );
}

function previewOf(texts: Texts["phones"], message: PhoneMessage): string {
  const words = message.body ?? (message.media.length > 0 ? texts.photo : "");
  return message.direction === "outbound" ? texts.you(words) : words;
}
