import type { Participant as SdkParticipant } from "@twilio/conversations";
import * as v from "valibot";
import type { Address, Channel } from "../domain/address.ts";
import { isAddress, parseAddress } from "../domain/address.ts";
import type { Participant } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import { requireSid } from "./requireSid.ts";
import { toAttributes } from "./toAttributes.ts";

export interface ParticipantSource extends Pick<
  SdkParticipant,
  | "sid"
  | "type"
  | "identity"
  | "attributes"
  | "bindings"
  | "roleSid"
  | "dateCreated"
  | "lastReadMessageIndex"
  | "lastReadTimestamp"
> {
  conversation: { sid: string };
}

/**
 * The SDK types only `email`, but hands the bindings through as the service sent them (3.0.1, `participant.js`), and
 * its own comment reads `bindings.sms?.address`. The proxy address has been seen in snake case. A projected address is
 * part of the `sms` binding, of a chat person too (Twilio, Group Texting; REST `messaging_binding`).
 */
const binding = v.object({
  address: v.optional(v.string()),
  proxy_address: v.optional(v.string()),
  projected_address: v.optional(v.string()),
});

/** A copy, field by field: the SDK changes its objects in place. */
export function toParticipant(source: ParticipantSource): Participant {
  const channel = toChannel(source.type);
  const bound = readBinding(source.bindings, source.type);
  const projected = readBinding(source.bindings, "sms")?.projected_address;
  return {
    sid: requireSid("MB", source.sid),
    conversationSid: requireSid("CH", source.conversation.sid),
    channel,
    // What the service gives as identity is one.
    identity: source.identity === null || channel !== "chat" ? null : (source.identity as Identity),
    address: toAddress(bound?.address, channel),
    proxyAddress: toAddress(bound?.proxy_address, channel),
    projectedAddress: projected === undefined ? null : (parseAddress(projected) ?? null),
    // The SDK has "" for none.
    roleSid: source.roleSid === "" ? null : source.roleSid,
    attributes: toAttributes(source.attributes),
    dateCreated: source.dateCreated?.getTime() ?? null,
    lastReadMessageIndex: source.lastReadMessageIndex,
    lastReadTimestamp: source.lastReadTimestamp?.getTime() ?? null,
  };
}

function toChannel(type: string): Channel {
  return type === "sms" || type === "whatsapp" ? type : "chat";
}

function readBinding(bindings: unknown, type: string): v.InferOutput<typeof binding> | undefined {
  const parsed = v.safeParse(v.record(v.string(), v.unknown()), bindings);
  const own = parsed.success ? v.safeParse(binding, parsed.output[type]) : undefined;
  return own?.success === true ? own.output : undefined;
}

/** A WhatsApp binding without its prefix would read as an SMS address. */
function toAddress(text: string | undefined, channel: Channel): Address | null {
  if (text === undefined || channel === "chat") return null;
  const prefixed = `whatsapp:${text}`;
  if (channel === "whatsapp" && isAddress(prefixed)) return prefixed;
  return parseAddress(text) ?? null;
}
