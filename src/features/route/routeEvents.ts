import * as v from "valibot";
import { type Address, isAddress } from "../../domain/address.ts";
import { deliveryStatuses } from "../../domain/deliveryStatus.ts";
import { isSid, type SidKinds, type SidPrefix } from "../../domain/sids.ts";

/* What `/_emulator/events` tells of messages on their way: docs/emulator.md. */

const sid = <Prefix extends SidPrefix>(prefix: Prefix) =>
  v.custom<SidKinds[Prefix]>((input) => typeof input === "string" && isSid(prefix, input));
export const address = v.custom<Address>((input) => typeof input === "string" && isAddress(input));
export const time = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
);

export const acceptedEntries = {
  messageSid: sid("IM"),
  conversationSid: sid("CH"),
  author: v.nullable(v.string()),
  body: v.nullable(v.string()),
  dateCreated: time,
};
export const legEntries = {
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

/** The event, or undefined for what has no part in a route: the stream tells of that too. */
export function readEvent(json: unknown): RouteEvent | undefined {
  const event = v.safeParse(eventSchema, json);
  return event.success ? event.output : undefined;
}
