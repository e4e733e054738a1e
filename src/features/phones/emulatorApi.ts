import * as v from "valibot";
import { type Address, isAddress } from "../../domain/address.ts";
import { type ConversationSid, isSid, type MessageSid } from "../../domain/sids.ts";
import { listenToEmulator } from "../../session/emulatorStream.ts";

const address = v.custom<Address>((input) => typeof input === "string" && isAddress(input));
/** The emulator writes times as ISO 8601; the screens want epoch ms. */
const time = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => new Date(value).getTime()),
);

const conversationSid = v.custom<ConversationSid>(
  (input) => typeof input === "string" && isSid("CH", input),
);
const messageSid = v.custom<MessageSid>((input) => typeof input === "string" && isSid("IM", input));

const phoneSchema = v.object({
  address,
  label: v.nullish(v.string(), null),
  state: v.picklist(["on", "off", "blocked", "landline", "unknown", "filtered", "unregistered"]),
});

const mediaSchema = v.object({
  contentType: v.string(),
  filename: v.nullish(v.string(), null),
  size: v.nullish(v.number(), 0),
  url: v.nullish(v.string(), null),
});

const messageSchema = v.object({
  sid: v.string(),
  /** As the phone sees it: `inbound` is what it received. */
  direction: v.picklist(["inbound", "outbound"]),
  from: address,
  to: address,
  body: v.nullish(v.string(), null),
  media: v.nullish(v.array(mediaSchema), []),
  status: v.string(),
  /** The message that it is a leg of or became; null when no conversation took it. */
  conversationSid: v.nullish(conversationSid, null),
  messageSid: v.nullish(messageSid, null),
  dateCreated: time,
});

const numberSchema = v.object({ address });

export type Phone = v.InferOutput<typeof phoneSchema>;
export type PhoneState = Phone["state"];
export type PhoneMessage = v.InferOutput<typeof messageSchema>;

const legEntries = { receiptSid: v.string(), to: address, status: v.string() };

const eventSchema = v.variant("type", [
  v.object({ type: v.literal("phoneMessage"), address, message: messageSchema }),
  v.object({ type: v.literal("phoneChanged"), phone: phoneSchema }),
  v.object({ type: v.literal("phoneRemoved"), address }),
  // A leg on its way to a phone, and what became of it.
  v.object({ type: v.literal("legSent"), ...legEntries }),
  v.object({ type: v.literal("receiptChanged"), ...legEntries }),
  v.object({ type: v.literal("reset") }),
]);

export type EmulatorEvent = v.InferOutput<typeof eventSchema>;

const root = "/_emulator";
const phonePath = (of: Address) => `/phones/${encodeURIComponent(of)}`;

/** The emulator said no; `message` is its own sentence. */
export class EmulatorError extends Error {
  override readonly name = "EmulatorError";
}

async function request<Schema extends v.GenericSchema>(
  schema: Schema,
  path: string,
  init?: { method: string; body: unknown },
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(`${root}${path}`, {
    ...(init && {
      method: init.method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(init.body),
    }),
  });
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new EmulatorError(messageIn(json) ?? `${response.status}`);
  return v.parse(schema, json);
}

function messageIn(json: unknown): string | undefined {
  const parsed = v.safeParse(v.object({ message: v.string() }), json);
  return parsed.success ? parsed.output.message : undefined;
}

export async function fetchPhones(): Promise<Phone[]> {
  return (await request(v.object({ phones: v.array(phoneSchema) }), "/phones")).phones;
}

export async function fetchPhoneMessages(of: Address): Promise<PhoneMessage[]> {
  const schema = v.object({ messages: v.array(messageSchema) });
  return (await request(schema, `${phonePath(of)}/messages`)).messages;
}

/** The Twilio numbers of the emulator's account, in the order that gives them their letters. */
export async function fetchNumbers(): Promise<Address[]> {
  const account = await request(v.object({ numbers: v.array(numberSchema) }), "/account");
  return account.numbers.map((number) => number.address);
}

export async function changePhone(
  of: Address,
  change: { label?: string; state?: PhoneState },
): Promise<void> {
  await request(v.unknown(), phonePath(of), { method: "PUT", body: change });
}

export async function textFromPhone(from: Address, to: Address, body: string): Promise<void> {
  await request(v.unknown(), `${phonePath(from)}/messages`, { method: "POST", body: { to, body } });
}

/**
 * Listens to everything that happens in the emulator. `onConnect` is called after every connect, since what happened in
 * between is only found by loading again.
 */
export function subscribeToEmulator(
  onEvent: (event: EmulatorEvent) => void,
  onConnect: () => void,
): () => void {
  return listenToEmulator((json) => {
    const event = v.safeParse(eventSchema, json);
    // The stream also tells of what no handset shows.
    if (event.success) onEvent(event.output);
  }, onConnect);
}
