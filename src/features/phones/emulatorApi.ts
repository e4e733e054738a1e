import * as v from "valibot";
import type { Address } from "../../domain/address.ts";
import { listenToEmulator } from "../../session/emulatorStream.ts";
import {
  type Autocreation,
  type AutocreationAnswer,
  autocreationAnswerSchema,
  type EmulatorEvent,
  eventSchema,
  type ListedPhone,
  listedPhoneSchema,
  messageSchema,
  type PhoneMessage,
  type PhoneState,
} from "./emulatorSchemas.ts";

const root = "/_emulator";
const phonePath = (of: Address) => `/phones/${encodeURIComponent(of)}`;

/** The emulator said no; `message` is its own sentence. */
export class EmulatorError extends Error {
  override readonly name = "EmulatorError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Request {
  method: "POST" | "PUT" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
}

async function request<Schema extends v.GenericSchema>(
  schema: Schema,
  path: string,
  { method, body, headers }: Partial<Request> = {},
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(`${root}${path}`, {
    ...(method !== undefined && { method }),
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    throw new EmulatorError(response.status, messageIn(json) ?? `${response.status}`);
  }
  return v.parse(schema, json);
}

function messageIn(json: unknown): string | undefined {
  const parsed = v.safeParse(v.object({ message: v.string() }), json);
  return parsed.success ? parsed.output.message : undefined;
}

export async function fetchPhones(): Promise<ListedPhone[]> {
  return (await request(v.object({ phones: v.array(listedPhoneSchema) }), "/phones")).phones;
}

export async function fetchPhoneMessages(of: Address): Promise<PhoneMessage[]> {
  const schema = v.object({ messages: v.array(messageSchema) });
  return (await request(schema, `${phonePath(of)}/messages`)).messages;
}

/** The Twilio numbers of the account in the order that gives them their letters, with what unknown texters meet there. */
export async function fetchAutocreation(): Promise<AutocreationAnswer> {
  return request(autocreationAnswerSchema, "/autocreation");
}

/** Whether a text that matches no conversation makes one, at every number. */
export async function switchAutocreation(enabled: boolean): Promise<Autocreation> {
  const init = { method: "PUT", body: { enabled } } as const;
  const answer = request(autocreationAnswerSchema, "/autocreation", init);
  switching = answer.catch(() => undefined);
  return (await answer).addresses;
}

/** Requests may overtake each other; a text that is written after the switch was turned is meant to find it so. */
let switching: Promise<unknown> = Promise.resolve();

/** How far the emulator's time is ahead of the real one. */
export async function fetchClockOffset(): Promise<number> {
  return (await request(v.object({ offsetMs: v.number() }), "/clock")).offsetMs;
}

export async function changePhone(
  of: Address,
  change: { label?: string; state?: PhoneState },
): Promise<void> {
  await request(v.unknown(), phonePath(of), { method: "PUT", body: change });
}

export async function removePhone(of: Address): Promise<void> {
  await request(v.unknown(), phonePath(of), { method: "DELETE" });
}

/** A file on its way out of a phone; `data` in base64. */
export interface OutgoingMedia {
  contentType: string;
  filename: string;
  data: string;
}

export async function textFromPhone(
  from: Address,
  to: readonly Address[],
  text: { body: string | null; media: readonly OutgoingMedia[] },
): Promise<void> {
  const body = { to: to.length === 1 ? to[0] : to, ...text };
  await switching;
  await request(v.unknown(), `${phonePath(from)}/messages`, { method: "POST", body });
}

/** A WhatsApp phone has opened its thread with `from`. */
export async function readThread(of: Address, from: Address): Promise<void> {
  await request(v.unknown(), `${phonePath(of)}/read`, { method: "POST", body: { from } });
}

/** Has the browser keep the passcode; without one it only asks whether any is needed. */
export async function openSession(passcode?: string): Promise<void> {
  await request(v.unknown(), "/session", {
    method: "POST",
    ...(passcode !== undefined && { headers: { authorization: `Bearer ${passcode}` } }),
  });
}

/**
 * Listens to everything that happens in the emulator. What comes together is told together. `onConnect` is called after
 * every connect, since what happened in between is only found by loading again.
 */
export function subscribeToEmulator(
  onEvents: (events: readonly EmulatorEvent[]) => void,
  onConnect: () => void,
): () => void {
  let waiting: EmulatorEvent[] = [];
  return listenToEmulator((json) => {
    const event = v.safeParse(eventSchema, json);
    // The stream also tells of what no handset shows.
    if (!event.success || waiting.push(event.output) > 1) return;
    queueMicrotask(() => {
      const together = waiting;
      waiting = [];
      onEvents(together);
    });
  }, onConnect);
}
