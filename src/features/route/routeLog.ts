import * as v from "valibot";
import { create } from "zustand";
import { type Address, isAddress } from "../../domain/address.ts";
import { type DeliveryStatus, deliveryStatuses } from "../../domain/deliveryStatus.ts";
import { isSid, type SidKinds, type SidPrefix } from "../../domain/sids.ts";
import { listenToEmulator } from "../../session/emulatorStream.ts";

const sid = <Prefix extends SidPrefix>(prefix: Prefix) =>
  v.custom<SidKinds[Prefix]>((input) => typeof input === "string" && isSid(prefix, input));
const address = v.custom<Address>((input) => typeof input === "string" && isAddress(input));
const time = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
);

const acceptedEntries = {
  messageSid: sid("IM"),
  conversationSid: sid("CH"),
  author: v.nullable(v.string()),
  body: v.nullable(v.string()),
  dateCreated: time,
};
const legEntries = {
  receiptSid: sid("DY"),
  messageSid: sid("IM"),
  participantSid: sid("MB"),
  from: address,
  to: address,
  status: v.picklist(deliveryStatuses),
  errorCode: v.fallback(v.nullable(v.number()), null),
  dateUpdated: time,
};
const textEntries = {
  direction: v.literal("outbound"),
  messageSid: sid("IM"),
  to: address,
  dateCreated: time,
};

const eventSchema = v.variant("type", [
  v.object({ type: v.literal("messageAccepted"), ...acceptedEntries }),
  v.object({ type: v.literal("legSent"), ...legEntries }),
  v.object({ type: v.literal("receiptChanged"), ...legEntries }),
  v.object({ type: v.literal("phoneMessage"), message: v.object(textEntries) }),
  v.object({ type: v.literal("reset") }),
]);

export type RouteEvent = v.InferOutput<typeof eventSchema>;

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

export interface RouteLogState {
  messages: Readonly<Record<SidKinds["IM"], LoggedMessage>>;
  /** Newest last. */
  order: readonly SidKinds["IM"][];
}

const kept = 100;
const empty: RouteLogState = { messages: {}, order: [] };

/** What the emulator told since somebody began to look. Holds data only. */
export const useRouteLog = create<RouteLogState>(() => empty);

/** Follows the emulator until the returned function is called. What was logged stays. */
export function followRouteLog(): () => void {
  followers += 1;
  if (followers === 1) stopListening = listenToEmulator(take);
  return () => {
    followers -= 1;
    if (followers === 0) stopListening();
  };
}

// The page and the card below the phones may both follow; each event is logged once.
let followers = 0;
let stopListening = () => {};

function take(json: unknown): void {
  const event = v.safeParse(eventSchema, json);
  // The stream also tells of what has no part in a route.
  if (event.success) useRouteLog.setState((state) => withEvent(state, event.output), true);
}

export function withEvent(state: RouteLogState, event: RouteEvent): RouteLogState {
  switch (event.type) {
    case "messageAccepted":
      return withMessage(state, {
        messageSid: event.messageSid,
        conversationSid: event.conversationSid,
        author: event.author,
        body: event.body,
        acceptedAt: event.dateCreated,
        text: null,
        legs: {},
      });
    case "legSent":
    case "receiptChanged": {
      const known = state.messages[event.messageSid];
      return known === undefined ? state : withMessage(state, withStep(known, event));
    }
    case "phoneMessage": {
      const { messageSid, to, dateCreated } = event.message;
      const known = state.messages[messageSid];
      if (known === undefined) return state;
      return withMessage(state, { ...known, text: { sentAt: dateCreated, to } });
    }
    case "reset":
      return empty;
  }
}

function withStep(
  message: LoggedMessage,
  event: Extract<RouteEvent, { type: "legSent" | "receiptChanged" }>,
): LoggedMessage {
  const { receiptSid, participantSid, from, to, status, errorCode, dateUpdated } = event;
  const before = message.legs[receiptSid]?.steps ?? [];
  const step = { status, at: dateUpdated, errorCode: errorCode === 0 ? null : errorCode };
  const leg = { participantSid, from, to, steps: [...before, step] };
  return { ...message, legs: { ...message.legs, [receiptSid]: leg } };
}

function withMessage(state: RouteLogState, message: LoggedMessage): RouteLogState {
  const { messageSid } = message;
  const messages: Record<SidKinds["IM"], LoggedMessage> = {
    ...state.messages,
    [messageSid]: message,
  };
  if (state.messages[messageSid] !== undefined) return { ...state, messages };
  const order = [...state.order, messageSid];
  for (const old of order.slice(0, -kept)) delete messages[old];
  return { messages, order: order.slice(-kept) };
}
