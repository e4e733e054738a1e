import type { Address } from "../../domain/address.ts";
import { type DeliveryStatus, deliveryStatuses } from "../../domain/deliveryStatus.ts";
import type { SidKinds } from "../../domain/sids.ts";
import type { RouteEvent } from "./routeEvents.ts";

/** What a leg went through, in order. */
export interface LoggedStep {
  status: DeliveryStatus;
  /** Epoch ms. */
  at: number;
  errorCode: number | null;
}

export interface LoggedLeg {
  participantSid: SidKinds["MB"];
  from: Address;
  to: Address;
  steps: readonly LoggedStep[];
}

/** One message as the emulator saw it. */
export interface LoggedMessage {
  messageSid: SidKinds["IM"];
  conversationSid: SidKinds["CH"];
  author: string | null;
  body: string | null;
  /** When the conversation took it. */
  acceptedAt: number;
  /** When a phone sent it, and to which Twilio number; null for what chat people and programs write. */
  text: { sentAt: number; to: Address } | null;
  legs: Readonly<Record<SidKinds["DY"], LoggedLeg>>;
}

export interface LoggedMessages {
  messages: Readonly<Record<SidKinds["IM"], LoggedMessage>>;
  /** Newest last. */
  order: readonly SidKinds["IM"][];
}

const kept = 100;

export const nothingLogged: LoggedMessages = { messages: {}, order: [] };

/** What is logged after this event. One that was heard before changes nothing. */
export function withEvent(state: LoggedMessages, event: RouteEvent): LoggedMessages {
  switch (event.type) {
    case "messageAccepted": {
      if (state.messages[event.messageSid] !== undefined) return state;
      const { messageSid, conversationSid, author, body, dateCreated: acceptedAt } = event;
      const message = { messageSid, conversationSid, author, body, acceptedAt };
      return withMessage(state, { ...message, text: null, legs: {} });
    }
    case "legSent":
    case "receiptChanged": {
      const known = state.messages[event.messageSid];
      if (known === undefined) return state;
      const { receiptSid, participantSid, from, to, status, errorCode, dateUpdated } = event;
      const step = { status, at: dateUpdated, errorCode: errorCode === 0 ? null : errorCode };
      const leg = { participantSid, from, to, steps: [step] };
      return withMessage(state, withLeg(known, receiptSid, leg));
    }
    case "phoneMessage": {
      const { messageSid, to, dateCreated } = event.message;
      const known = state.messages[messageSid];
      if (known === undefined || known.text !== null) return state;
      return withMessage(state, { ...known, text: { sentAt: dateCreated, to } });
    }
    case "reset":
      return nothingLogged;
  }
}

/**
 * What is logged after the last messages have been loaded, `asked` at most, oldest first. Each step that was heard stays.
 * A message that they would have to contain and do not is gone: the emulator may have begun anew while nobody listened.
 */
export function withLoaded(
  state: LoggedMessages,
  loaded: readonly LoggedMessage[],
  asked: number,
): LoggedMessages {
  const [oldest] = loaded;
  const isInside = new Set(loaded.map(({ messageSid }) => messageSid));
  const before = state.order.flatMap((sid) => state.messages[sid] ?? []);
  const older =
    oldest === undefined || loaded.length < asked
      ? []
      : before.filter(
          ({ messageSid, acceptedAt }) =>
            !isInside.has(messageSid) && acceptedAt <= oldest.acceptedAt,
        );
  const both = loaded.map((message) => merged(message, state.messages[message.messageSid]));
  return [...older, ...both].reduce(withMessage, nothingLogged);
}

function merged(loaded: LoggedMessage, heard: LoggedMessage | undefined): LoggedMessage {
  if (heard === undefined) return loaded;
  const both = { ...loaded, text: loaded.text ?? heard.text };
  // The keys are those of `legs`.
  const legs = Object.entries(heard.legs) as [SidKinds["DY"], LoggedLeg][];
  return legs.reduce((message, [sid, leg]) => withLeg(message, sid, leg), both);
}

function withLeg(
  message: LoggedMessage,
  receiptSid: SidKinds["DY"],
  leg: LoggedLeg,
): LoggedMessage {
  const known = message.legs[receiptSid]?.steps ?? [];
  const steps = leg.steps.filter(({ status }) => known.every((step) => step.status !== status));
  if (steps.length === 0) return message;
  const all = [...known, ...steps].sort((a, b) => rank(a) - rank(b));
  return { ...message, legs: { ...message.legs, [receiptSid]: { ...leg, steps: all } } };
}

/** No leg goes back (docs/emulator-spec.md, RCPT2), so the words have an order even where two times are the same. */
function rank({ status }: LoggedStep): number {
  return deliveryStatuses.indexOf(status);
}

function withMessage(state: LoggedMessages, message: LoggedMessage): LoggedMessages {
  const { messageSid } = message;
  const known = state.messages[messageSid];
  if (known === message) return state;
  const messages: Record<SidKinds["IM"], LoggedMessage> = {
    ...state.messages,
    [messageSid]: message,
  };
  if (known !== undefined) return { ...state, messages };
  const order = [...state.order, messageSid];
  for (const old of order.slice(0, -kept)) delete messages[old];
  return { messages, order: order.slice(-kept) };
}
