import type { Address } from "../../src/domain/address.ts";
import { parseAddress } from "../../src/domain/address.ts";
import type { Identity } from "../../src/domain/identity.ts";
import { parseIdentity } from "../../src/domain/identity.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import { createManualClock } from "../clock.ts";
import { createCountingIds } from "../ids.ts";
import { createStore } from "../store/createStore.ts";
import type { ConversationRow, ParticipantRow, ReceiptRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { restActor } from "./actor.ts";
import type { Choices } from "./choices.ts";
import { createService } from "./createService.ts";
import { ApiError } from "./errors.ts";
import type { Limits } from "./limits.ts";
import type { ParticipantInput } from "./service.ts";
import type { ServiceEvent } from "./serviceEvent.ts";

/** A service over a store in memory, with words that keep tests short. */
export type TestService = ReturnType<typeof createTestService>;

export const serviceSid = sidOf("IS", 1);
export const otherServiceSid = sidOf("IS", 2);
export const messagingServiceSid = `MG${"0".repeat(31)}1`;

/** Two Twilio numbers and a WhatsApp sender of the account, and phones that are not. */
export const numberOne = address("+15005550001");
export const numberTwo = address("+15005550002");
export const whatsappSender = address("whatsapp:+15005550009");
export const phoneOne = address("+16505551111");
export const phoneTwo = address("+16505552222");
export const phoneThree = address("+16505553333");
export const whatsappPhone = address("whatsapp:+16505554444");

export function createTestService({
  path = ":memory:",
  limits = {} as Partial<Limits>,
  choices = {} as Partial<Choices>,
} = {}) {
  const store = createStore(path);
  const clock = createManualClock();
  const logged: string[] = [];
  const keep = (_details: object, message: string) => void logged.push(message);
  const service = createService({
    store,
    clock,
    ids: createCountingIds(),
    account: { serviceSid, messagingServiceSid },
    log: { info: keep, warn: keep, error: keep },
    limits,
    choices,
  });
  for (const each of [numberOne, numberTwo, whatsappSender]) {
    service.numbers.add({ address: each, friendlyName: each });
  }
  // They have just written, so its window is open (WA1).
  store.whatsappWindows.put(whatsappPhone, whatsappSender, clock.now());
  const events: ServiceEvent[] = [];
  service.events.subscribe((event) => events.push(event));

  const add = (conversation: ConversationRow, input: ParticipantInput): ParticipantRow =>
    service.participants.add(restActor, conversation.serviceSid, conversation.sid, input);
  return {
    service,
    store,
    clock,
    logged,
    events,
    conversation: (friendlyName = "Talk") =>
      service.conversations.create(restActor, serviceSid, { friendlyName }),
    /** The row as it is now. */
    now: (conversation: ConversationRow) =>
      service.conversations.get(conversation.serviceSid, conversation.sid),
    add,
    addChat: (conversation: ConversationRow, name: string) => add(conversation, { identity: name }),
    addPhone: (conversation: ConversationRow, phone: Address, proxyAddress: Address = numberOne) =>
      add(conversation, { address: phone, proxyAddress }),
    say: (conversation: ConversationRow, body: string, author?: string) =>
      service.messages.append(restActor, serviceSid, conversation.sid, { body, author }),
    close: (conversation: ConversationRow) =>
      service.conversations.update(restActor, serviceSid, conversation.sid, { state: "closed" }),
    /** The legs that have been handed to the carrier. */
    legs: (): ReceiptRow[] =>
      events.flatMap((event) => (event.type === "legQueued" ? [event.receipt] : [])),
    types: () => events.map((event) => event.type),
  };
}

export function person(name: string): Actor & { identity: Identity } {
  return { kind: "sdk", serviceSid, identity: identity(name) };
}

export function identity(name: string): Identity {
  const parsed = parseIdentity(name);
  if (parsed === undefined) throw new Error(`Not an identity: ${name}`);
  return parsed;
}

export function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new Error(`Not an address: ${text}`);
  return parsed;
}

/** The refusal of an operation, as an edge would render it. */
export function refusal(work: () => unknown): { code: number; status: number; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) {
      return { code: error.code, status: error.status, message: error.message };
    }
    throw error;
  }
  throw new Error("Nothing was refused");
}

function sidOf(prefix: "IS", count: number): ServiceSid {
  const sid = `${prefix}${String(count).padStart(32, "0")}`;
  if (!isSid(prefix, sid)) throw new Error(`Not a sid: ${sid}`);
  return sid;
}
