import * as v from "valibot";
import { type Address, isAddress } from "../../domain/address.ts";
import { type ConversationSid, isSid, type MessageSid } from "../../domain/sids.ts";

/* What `/_emulator` answers and tells, as far as a handset shows it: docs/emulator.md. */

export const addressSchema = v.custom<Address>(
  (input) => typeof input === "string" && isAddress(input),
);
/** The emulator writes times as ISO 8601; the screens want epoch ms. */
const time = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => new Date(value).getTime()),
);

const conversationSid = v.custom<ConversationSid>(
  (input) => typeof input === "string" && isSid("CH", input),
);
const messageSid = v.custom<MessageSid>((input) => typeof input === "string" && isSid("IM", input));

export const phoneSchema = v.object({
  address: addressSchema,
  label: v.nullish(v.string(), null),
  state: v.picklist(["on", "off", "blocked", "landline", "unknown", "filtered", "unregistered"]),
});

/** With the legs that were on their way to it when the list was made. */
export const listedPhoneSchema = v.object({
  ...phoneSchema.entries,
  waiting: v.nullish(v.array(v.string()), []),
});

const mediaSchema = v.object({
  contentType: v.string(),
  filename: v.nullish(v.string(), null),
  size: v.nullish(v.number(), 0),
  url: v.nullish(v.string(), null),
});

const contentSchema = v.object({ type: v.string(), data: v.record(v.string(), v.unknown()) });

export const messageSchema = v.object({
  sid: v.string(),
  /** As the phone sees it: `inbound` is what it received. */
  direction: v.picklist(["inbound", "outbound"]),
  from: addressSchema,
  to: addressSchema,
  /** The others of a group text. */
  alsoTo: v.nullish(v.array(addressSchema), []),
  body: v.nullish(v.string(), null),
  media: v.nullish(v.array(mediaSchema), []),
  /** A template as WhatsApp shows it. */
  content: v.nullish(contentSchema, null),
  segments: v.nullish(v.number(), 1),
  status: v.string(),
  /** The message that it is a leg of or became; null when no conversation took it. */
  conversationSid: v.nullish(conversationSid, null),
  messageSid: v.nullish(messageSid, null),
  dateCreated: time,
});

export const autocreationSchema = v.array(
  v.object({ address: addressSchema, enabled: v.boolean() }),
);

export const autocreationAnswerSchema = v.object({
  addresses: autocreationSchema,
  /** False for whoever came by a link that opens the phones only. */
  mayChange: v.nullish(v.boolean(), true),
});

export type ListedPhone = v.InferOutput<typeof listedPhoneSchema>;
export type AutocreationAnswer = v.InferOutput<typeof autocreationAnswerSchema>;
export type Phone = v.InferOutput<typeof phoneSchema>;
export type PhoneState = Phone["state"];
export type PhoneMessage = v.InferOutput<typeof messageSchema>;
export type PhoneMedia = v.InferOutput<typeof mediaSchema>;
export type PhoneContent = v.InferOutput<typeof contentSchema>;
export type Autocreation = v.InferOutput<typeof autocreationSchema>;

const legEntries = { receiptSid: v.string(), to: addressSchema, status: v.string() };

export const eventSchema = v.variant("type", [
  v.object({ type: v.literal("phoneMessage"), address: addressSchema, message: messageSchema }),
  v.object({ type: v.literal("phoneChanged"), phone: phoneSchema }),
  v.object({ type: v.literal("phoneRemoved"), address: addressSchema }),
  // A leg on its way to a phone, and what became of it.
  v.object({ type: v.literal("legSent"), ...legEntries }),
  v.object({ type: v.literal("receiptChanged"), ...legEntries }),
  v.object({ type: v.literal("autocreationChanged"), addresses: autocreationSchema }),
  v.object({ type: v.literal("clockMoved"), offsetMs: v.number() }),
  v.object({ type: v.literal("reset") }),
]);

export type EmulatorEvent = v.InferOutput<typeof eventSchema>;
