import type { Address } from "../address.ts";
import { parseAddress } from "../address.ts";
import type { ClientMessageId } from "../clientMessageId.ts";
import { isClientMessageId } from "../clientMessageId.ts";
import type { Conversation, Message, Participant, User } from "../entities.ts";
import type { Identity } from "../identity.ts";
import { parseIdentity } from "../identity.ts";
import type { SidKinds, SidPrefix } from "../sids.ts";
import { isSid } from "../sids.ts";

/** Words and entities for tests, with the fields that a test does not care about filled in. */

export function sid<Prefix extends SidPrefix>(prefix: Prefix, number: number): SidKinds[Prefix] {
  const text = prefix + number.toString(16).padStart(32, "0");
  if (!isSid(prefix, text)) throw new Error(`${text} is no sid`);
  return text;
}

export function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new Error(`${text} is no address`);
  return parsed;
}

export function identity(text: string): Identity {
  const parsed = parseIdentity(text);
  if (parsed === undefined) throw new Error(`${text} is no identity`);
  return parsed;
}

export function clientMessageId(text: string): ClientMessageId {
  if (!isClientMessageId(text)) throw new Error(`${text} is no clientMessageId`);
  return text;
}

export const conversationSid = sid("CH", 1);

export function conversation(fields: Partial<Conversation> = {}): Conversation {
  return {
    sid: conversationSid,
    friendlyName: null,
    uniqueName: null,
    attributes: {},
    state: "active",
    createdBy: null,
    dateCreated: 1000,
    dateUpdated: 1000,
    lastMessage: null,
    lastReadMessageIndex: null,
    muted: false,
    ...fields,
  };
}

export function chatParticipant(name: string, fields: Partial<Participant> = {}): Participant {
  return {
    sid: sid("MB", 100 + name.length),
    conversationSid,
    channel: "chat",
    identity: identity(name),
    address: null,
    proxyAddress: null,
    projectedAddress: null,
    roleSid: null,
    attributes: {},
    dateCreated: 1000,
    lastReadMessageIndex: null,
    lastReadTimestamp: null,
    ...fields,
  };
}

export function phoneParticipant(fields: Partial<Participant> = {}): Participant {
  return {
    ...chatParticipant("phone"),
    sid: sid("MB", 1),
    channel: "sms",
    identity: null,
    address: address("+16505551111"),
    proxyAddress: address("+15005550001"),
    ...fields,
  };
}

/** Message number `index` of the conversation. */
export function message(index: number, fields: Partial<Message> = {}): Message {
  return {
    sid: sid("IM", index + 1),
    conversationSid,
    index,
    author: "+16505551111",
    participantSid: sid("MB", 1),
    body: `text ${index}`,
    attributes: {},
    media: [],
    contentSid: null,
    dateCreated: 1000 + index,
    dateUpdated: 1000 + index,
    delivery: null,
    lastUpdatedBy: null,
    ...fields,
  };
}

export function user(name: string, friendlyName: string): User {
  return { identity: identity(name), friendlyName, isOnline: null };
}
