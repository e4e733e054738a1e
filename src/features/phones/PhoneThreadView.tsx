import { Route as RouteIcon } from "lucide-react";
import { Fragment, memo, useEffect } from "react";
import { Link } from "wouter";
import { type Address, channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { routeHref } from "../../domain/routeHref.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import type { Texts } from "../../texts/texts.ts";
import { daysBetween, formatDay, formatTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { HandsetBubble } from "../../ui/HandsetBubble.tsx";
import { HandsetDay } from "../../ui/HandsetDay.tsx";
import { HandsetCornerLink, HandsetMessage } from "../../ui/HandsetMessage.tsx";
import { HandsetMessages } from "../../ui/HandsetMessages.tsx";
import { HandsetMeta } from "../../ui/HandsetMeta.tsx";
import type { Phone, PhoneMessage } from "./emulatorApi.ts";
import { markSeen } from "./phonesStore.ts";

interface PhoneThreadViewProps {
  phone: Phone;
  number: Address;
  messages: readonly PhoneMessage[];
}

/** A time is shown below the last message of one side before a pause or an answer. */
const pauseMs = 5 * 60_000;

/** What a phone and one Twilio number have said to each other, as the phone shows it. */
export function PhoneThreadView({ phone, number, messages }: PhoneThreadViewProps) {
  const texts = useTexts();
  const last = messages.at(-1);

  useEffect(() => {
    if (last) markSeen(phone.address, number, last.dateCreated);
  }, [phone.address, number, last]);

  if (messages.length === 0) {
    return (
      <p className="text-small text-ink-3 m-auto px-6 text-center">{texts.phones.newThread}</p>
    );
  }
  return (
    <HandsetMessages label={texts.phones.threadWith(formatAddress(number))}>
      {messages.map((message, place) => (
        <Fragment key={message.sid}>
          {startsDay(messages[place - 1], message) && (
            <HandsetDay label={dayLabel(texts.phones, message.dateCreated)} />
          )}
          <PhoneBubble message={message} />
          {endsRun(message, messages[place + 1]) && <PhoneMeta message={message} />}
        </Fragment>
      ))}
    </HandsetMessages>
  );
}

// A new text draws itself and not the hundreds before it.
const PhoneBubble = memo(function PhoneBubble({ message }: { message: PhoneMessage }) {
  const { phones: texts } = useTexts();
  const side = sideOf(message);
  return (
    <HandsetMessage side={side} action={<RouteLink message={message} />}>
      {message.media.map((item) =>
        item.contentType.startsWith("image/") && item.url !== null ? (
          <img
            key={item.url}
            src={item.url}
            alt={item.filename ?? texts.photo}
            className={`rounded-row max-h-40 min-h-[60px] max-w-full min-w-[104px] object-cover ${side === "own" ? "self-end" : "self-start"}`}
          />
        ) : (
          <HandsetBubble
            key={`${message.sid} ${item.filename ?? ""} ${item.url ?? ""}`}
            side={side}
            channel={channelOf(message.from)}
          >
            {item.filename ?? texts.file}
          </HandsetBubble>
        ),
      )}
      {message.body !== null && message.body !== "" && (
        <HandsetBubble side={side} channel={channelOf(message.from)}>
          {message.body}
        </HandsetBubble>
      )}
    </HandsetMessage>
  );
});

/** To the way of a message, for those who are in its conversation. */
function RouteLink({ message }: { message: PhoneMessage }) {
  const { route } = useTexts();
  const { conversationSid, messageSid } = message;
  const isKnown = useChatStore(
    (state) => conversationSid !== null && state.conversations[conversationSid] !== undefined,
  );
  if (!isKnown || conversationSid === null || messageSid === null) return null;
  const href = routeHref({ sid: messageSid, conversationSid });
  return (
    <Link href={href} asChild>
      <HandsetCornerLink href={href} label={route.showRoute} icon={RouteIcon} />
    </Link>
  );
}

const PhoneMeta = memo(function PhoneMeta({ message }: { message: PhoneMessage }) {
  const { phones: texts } = useTexts();
  const isLost = message.status === "undelivered" || message.status === "failed";
  return (
    <HandsetMeta side={sideOf(message)}>
      {formatTime(message.dateCreated)}
      {isLost && <span className="text-bad">, {texts.notDelivered.toLowerCase()}</span>}
    </HandsetMeta>
  );
});

function sideOf(message: PhoneMessage): "own" | "other" {
  return message.direction === "outbound" ? "own" : "other";
}

function startsDay(previous: PhoneMessage | undefined, message: PhoneMessage): boolean {
  return !previous || daysBetween(previous.dateCreated, message.dateCreated) !== 0;
}

function endsRun(message: PhoneMessage, next: PhoneMessage | undefined): boolean {
  return (
    !next ||
    next.direction !== message.direction ||
    next.dateCreated - message.dateCreated > pauseMs ||
    startsDay(message, next)
  );
}

function dayLabel(texts: Texts["phones"], dateCreated: number): string {
  const days = daysBetween(dateCreated);
  if (days === 0) return texts.today;
  return days === 1 ? texts.yesterday : formatDay(dateCreated);
}
