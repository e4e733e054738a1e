import { Ban, Plane } from "lucide-react";
import { useLayoutEffect, useMemo, useRef } from "react";
import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useNumberLetter } from "../../store/usePeople.ts";
import { formatTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Handset, type HandsetBand } from "../../ui/Handset.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Phone, PhoneMessage } from "./emulatorApi.ts";
import { PhoneMessageField } from "./PhoneMessageField.tsx";
import { PhonePlate } from "./PhonePlate.tsx";
import { openThread, switchPhone, usePhones } from "./phonesStore.ts";
import { PhoneThreadList } from "./PhoneThreadList.tsx";
import { type OpenThread, phoneThreads, viewOf } from "./phoneThreads.ts";
import { PhoneThreadView } from "./PhoneThreadView.tsx";
import { useMinute } from "./useMinute.ts";

const nothing: readonly PhoneMessage[] = [];

interface PhoneHandsetProps {
  phone: Phone;
  className: string;
}

export function PhoneHandset({ phone, className }: PhoneHandsetProps) {
  const { phones: texts } = useTexts();
  const messages = usePhones((state) => state.messages[phone.address] ?? nothing);
  const threads = useMemo(() => phoneThreads(messages), [messages]);
  const view = viewOf(
    threads,
    usePhones((state) => state.open[phone.address]),
  );
  const now = useMinute();
  const peer = usePeer(view);
  const band = useBand(phone);
  const thread =
    view.view === "thread" ? threads.find((one) => one.number === view.number) : undefined;
  const isThread = view.view === "thread";
  const screen = useRef<HTMLDivElement>(null);
  const newest = thread?.messages.at(-1);

  // A phone always shows its newest text.
  useLayoutEffect(() => {
    if (screen.current && newest) screen.current.scrollTop = screen.current.scrollHeight;
  }, [newest, phone.state]);

  return (
    <Handset
      label={texts.handset(formatAddress(phone.address))}
      className={className}
      screenRef={screen}
      clock={formatTime(now)}
      plate={<PhonePlate address={phone.address} />}
      actions={<AirplaneButton phone={phone} />}
      off={phone.state === "off"}
      peer={peer}
      listTitle={view.view === "new" ? texts.chooseNumber : texts.threads}
      backLabel={texts.backToThreads}
      onBack={
        view.view === "list" || threads.length === 0
          ? undefined
          : () => openThread(phone.address, { view: "list" })
      }
      band={band}
      composer={
        isThread && <PhoneMessageField key={view.number} phone={phone} number={view.number} />
      }
    >
      {isThread ? (
        <PhoneThreadView
          phone={phone}
          number={view.number}
          messages={thread?.messages ?? nothing}
        />
      ) : (
        <PhoneThreadList phone={phone} threads={threads} choosing={view.view === "new"} />
      )}
    </Handset>
  );
}

function usePeer(view: OpenThread): { number: string; letter: string | undefined } | undefined {
  const number: Address | null = view.view === "thread" ? view.number : null;
  const letter = useNumberLetter(number);
  return number === null
    ? undefined
    : { number: formatAddress(number), letter: letter ?? undefined };
}

function useBand(phone: Phone): HandsetBand | undefined {
  const { phones: texts } = useTexts();
  const waiting = usePhones((state) => state.waiting[phone.address]?.length ?? 0);
  switch (phone.state) {
    case "on":
      return undefined;
    case "off":
      return {
        tone: "warn",
        icon: Plane,
        words: waiting === 0 ? texts.off : texts.offWaiting(waiting),
      };
    case "landline":
      return { tone: "idle", words: texts.landline };
    case "blocked":
    case "unknown":
    case "filtered":
    case "unregistered":
      return { tone: "bad", icon: Ban, words: texts.unreachable[phone.state] };
  }
}

function AirplaneButton({ phone }: { phone: Phone }) {
  const { phones: texts } = useTexts();
  const isOff = phone.state !== "on";
  const number = formatAddress(phone.address);
  return (
    <IconButton
      label={isOff ? texts.turnOn(number) : texts.turnOff(number)}
      icon={Plane}
      size="small"
      tone="warn"
      pressed={isOff}
      onClick={() => {
        switchPhone(phone).catch(() => showToast({ text: texts.failedSentence }));
      }}
    />
  );
}
