import { type Address, type Channel, channelOf } from "../../domain/address.ts";
import type { DeliveryStatus } from "../../domain/deliveryStatus.ts";
import type { DeliveryReceipt, Message, Participant } from "../../domain/entities.ts";
import {
  authorPerson,
  type PeopleFacts,
  participantPerson,
  type Person,
} from "../../domain/person.ts";
import { proxyAddressOf } from "../../domain/phoneBinding.ts";
import type { ParticipantSid } from "../../domain/sids.ts";
import type { LoggedLeg, LoggedMessage, LoggedStep } from "./loggedMessages.ts";

/** The way to one recipient. */
export interface RouteLeg {
  key: string;
  /** Null for somebody who has left. */
  person: Person | null;
  channel: Channel;
  /** The Twilio number that it came from; null in chat, and when nobody tells. */
  from: Address | null;
  /** Null while nothing is known of it. */
  status: DeliveryStatus | null;
  /** When it reached that status; epoch ms. */
  at: number | null;
  errorCode: number | null;
}

/** The way that one message took. */
export interface MessageRoute {
  author: Person;
  channel: Channel | "api";
  /** The Twilio number that the author texted. */
  via: Address | null;
  /** When the author sent it; times count from here. Epoch ms. */
  startedAt: number;
  acceptedAt: number;
  /** Chat people first. */
  legs: readonly RouteLeg[];
}

export interface RouteFacts {
  message: Message;
  people: PeopleFacts;
  /** Of the conversation: chat people, then phones. */
  participants: readonly Participant[];
  /** Undefined until they are loaded. */
  receipts: readonly DeliveryReceipt[] | undefined;
  /** What the emulator told of it, if somebody was looking then. */
  logged: LoggedMessage | undefined;
}

/** Puts together what is known of a message's way: the conversation's people, Twilio's receipts, the emulator's log. */
export function messageRoute(facts: RouteFacts): MessageRoute {
  const { message, people, logged } = facts;
  const author = authorPerson(message, people);
  const writer = facts.participants.find((participant) => isAuthor(participant, author, facts));
  const learned = writer && people.learnedBindings[writer.sid];
  const recipients = facts.participants.filter(
    (participant) => participant !== writer && wasThere(participant, facts),
  );
  return {
    author,
    channel: channelOfPerson(author),
    via: logged?.text?.to ?? (writer ? proxyAddressOf(writer, learned) : null),
    startedAt: Math.min(logged?.text?.sentAt ?? message.dateCreated, message.dateCreated),
    acceptedAt: message.dateCreated,
    legs: [
      ...recipients.map((participant) =>
        participant.channel === "chat" ? chatLeg(participant, facts) : phoneLeg(participant, facts),
      ),
      ...legsOfLeavers(facts),
    ],
  };
}

export function isFailed(leg: Pick<RouteLeg, "status">): boolean {
  return leg.status === "failed" || leg.status === "undelivered";
}

/** Nothing more will come, as far as Twilio's words tell: of a delivered WhatsApp message "read" still may. */
export function isSettled({ channel, status }: RouteLeg): boolean {
  if (channel === "chat" || status === "delivered") return true;
  return status === "read" || status === "failed" || status === "undelivered";
}

function channelOfPerson(person: Person): Channel | "api" {
  switch (person.kind) {
    case "chat":
      return "chat";
    case "phone":
      return person.channel;
    case "program":
      return "api";
  }
}

function isAuthor(
  participant: Participant,
  author: Person,
  { message, people }: RouteFacts,
): boolean {
  if (message.participantSid !== null) return participant.sid === message.participantSid;
  return author.kind !== "program" && participantPerson(participant, people).key === author.key;
}

/** Who joined later did not get it, unless a receipt says that they did. */
function wasThere(participant: Participant, { message, receipts }: RouteFacts): boolean {
  if (participant.dateCreated === null || participant.dateCreated <= message.dateCreated)
    return true;
  return receipts?.some(({ participantSid }) => participantSid === participant.sid) === true;
}

/** Chat people have no receipts (Twilio, Delivery Receipts): what is known is how far they have read. */
function chatLeg(participant: Participant, { message, people }: RouteFacts): RouteLeg {
  const person = participantPerson(participant, people);
  const readTo = participant.lastReadMessageIndex ?? -1;
  const isRead = readTo >= message.index;
  const isMe = person.kind === "chat" && person.isMe;
  return {
    key: participant.sid,
    person,
    channel: "chat",
    from: null,
    status: isRead ? "read" : isMe ? "delivered" : "sent",
    // The time is that of the newest message read; of the others it tells nothing.
    at: isRead && readTo === message.index ? participant.lastReadTimestamp : null,
    errorCode: null,
  };
}

function phoneLeg(participant: Participant, facts: RouteFacts): RouteLeg {
  const { people } = facts;
  const learned = people.learnedBindings[participant.sid];
  return {
    ...progressOf(participant.sid, facts),
    key: participant.sid,
    person: participantPerson(participant, people),
    channel: participant.channel,
    from: loggedLeg(participant.sid, facts)?.from ?? proxyAddressOf(participant, learned),
  };
}

function legsOfLeavers(facts: RouteFacts): RouteLeg[] {
  const here = new Set(facts.participants.map(({ sid }) => sid));
  return (facts.receipts ?? [])
    .filter(({ participantSid }) => !here.has(participantSid))
    .map(({ participantSid }) => {
      const from = loggedLeg(participantSid, facts)?.from ?? null;
      return {
        ...progressOf(participantSid, facts),
        key: participantSid,
        person: null,
        channel: from === null ? "sms" : channelOf(from),
        from,
      };
    });
}

type Progress = Pick<RouteLeg, "status" | "at" | "errorCode">;

/** Receipt and log may be of different age: the one that is further says more. */
function progressOf(participantSid: ParticipantSid, facts: RouteFacts): Progress {
  const receipt = facts.receipts?.find((found) => found.participantSid === participantSid);
  const step = loggedLeg(participantSid, facts)?.steps.at(-1);
  if (receipt === undefined) return step ?? { status: null, at: null, errorCode: null };
  if (step !== undefined && rank(step) >= rank(receipt)) return step;
  return { status: receipt.status, at: receipt.dateUpdated || null, errorCode: receipt.errorCode };
}

function loggedLeg(participantSid: ParticipantSid, { logged }: RouteFacts): LoggedLeg | undefined {
  return Object.values(logged?.legs ?? {}).find((leg) => leg.participantSid === participantSid);
}

const order: readonly DeliveryStatus[] = [
  "queued",
  "sent",
  "delivered",
  "read",
  "undelivered",
  "failed",
];

function rank({ status }: Pick<LoggedStep, "status">): number {
  return order.indexOf(status);
}
