import type { AllTexts } from "../../texts/texts.ts";
import { daysBetween, formatDay } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { HandsetMessages } from "../../ui/HandsetMessages.tsx";
import { HandsetScroller } from "../../ui/HandsetScroller.tsx";
import { DroppedNote } from "./DroppedNote.tsx";
import type { Phone, PhoneMessage } from "./emulatorSchemas.ts";
import { PhoneMessageRow } from "./PhoneMessageRow.tsx";
import type { PhoneThread } from "./phoneThreads.ts";
import { useLatest } from "./useLatest.ts";
import { useRead } from "./useRead.ts";

interface PhoneThreadViewProps {
  phone: Phone;
  thread: PhoneThread;
  title: string;
  now: number;
}

/** A time is shown below the last message of one side before a pause or an answer. */
const pauseMs = 5 * 60_000;

/** What a phone and one Twilio number, or a group, have said to each other, as the phone shows it. */
export function PhoneThreadView({ phone, thread, title, now }: PhoneThreadViewProps) {
  const { phones: texts } = useAllTexts();
  const { messages, others } = thread;
  const { from, onScroll } = useLatest(messages.length);
  useRead(phone, thread);

  if (messages.length === 0) {
    return (
      <HandsetScroller>
        <p className="text-small text-ink-3 m-auto px-6 text-center">{texts.newThread}</p>
      </HandsetScroller>
    );
  }
  return (
    <HandsetScroller fromFoot onScroll={onScroll}>
      <HandsetMessages label={texts.threadWith(title)}>
        {messages.slice(from).map((message, at) => {
          const previous = messages[from + at - 1];
          const next = messages[from + at + 1];
          return (
            <PhoneMessageRow
              key={message.sid}
              phone={phone.address}
              message={message}
              day={startsDay(previous, message) ? dayLabel(texts, message.dateCreated, now) : null}
              author={others.length > 1 && startsAuthor(previous, message) ? message.from : null}
              endsRun={endsRun(message, next)}
            />
          );
        })}
        <DroppedNote last={messages.at(-1)} />
      </HandsetMessages>
    </HandsetScroller>
  );
}

function startsDay(previous: PhoneMessage | undefined, message: PhoneMessage): boolean {
  return !previous || daysBetween(previous.dateCreated, message.dateCreated) !== 0;
}

function startsAuthor(previous: PhoneMessage | undefined, message: PhoneMessage): boolean {
  return message.direction === "inbound" && previous?.from !== message.from;
}

function endsRun(message: PhoneMessage, next: PhoneMessage | undefined): boolean {
  return (
    !next ||
    next.from !== message.from ||
    next.dateCreated - message.dateCreated > pauseMs ||
    startsDay(message, next)
  );
}

function dayLabel(texts: AllTexts["phones"], dateCreated: number, now: number): string {
  const days = daysBetween(dateCreated, now);
  if (days === 0) return texts.today;
  return days === 1 ? texts.yesterday : formatDay(dateCreated, now);
}
