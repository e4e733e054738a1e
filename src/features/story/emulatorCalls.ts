import * as v from "valibot";
import { type Address, isAddress } from "../../domain/address.ts";
import { type ConversationSid, isSid, type MessageSid } from "../../domain/sids.ts";
import { call, json } from "./call.ts";

/* What the story asks of the emulator: the control surface of docs/emulator.md, and REST as any program would. */

const address = v.custom<Address>((input) => typeof input === "string" && isAddress(input));
const conversationSid = v.custom<ConversationSid>(
  (input) => typeof input === "string" && isSid("CH", input),
);
const messageSid = v.custom<MessageSid>((input) => typeof input === "string" && isSid("IM", input));

const accountSchema = v.object({
  accountSid: v.string(),
  authToken: v.string(),
  urls: v.object({ rest: v.string() }),
});
const messagesSchema = v.object({
  messages: v.array(
    v.object({
      direction: v.picklist(["inbound", "outbound"]),
      from: address,
      body: v.nullish(v.string(), null),
    }),
  ),
});
const conversationsSchema = v.object({
  conversations: v.array(
    v.object({ sid: conversationSid, friendly_name: v.nullish(v.string(), null) }),
  ),
});
const messagePageSchema = v.object({
  messages: v.array(v.object({ sid: messageSid, body: v.nullish(v.string(), null) })),
});
const receiptsSchema = v.object({
  delivery_receipts: v.array(
    v.object({
      participant_sid: v.string(),
      /** Null while the leg is still inside Twilio. */
      status: v.nullable(v.string()),
      error_code: v.nullish(v.number(), null),
    }),
  ),
});
const participantsSchema = v.object({
  participants: v.array(
    v.object({
      sid: v.string(),
      identity: v.nullish(v.string(), null),
      messaging_binding: v.nullish(
        v.object({
          address: v.nullish(v.string(), null),
          proxy_address: v.nullish(v.string(), null),
        }),
        null,
      ),
    }),
  ),
});

type Account = v.InferOutput<typeof accountSchema>;
export type RestParticipant = v.InferOutput<typeof participantsSchema>["participants"][number];
export type RestReceipt = v.InferOutput<typeof receiptsSchema>["delivery_receipts"][number];

async function rest<Schema extends v.GenericSchema>(
  schema: Schema,
  path: string,
  form?: URLSearchParams,
): Promise<v.InferOutput<Schema>> {
  const { accountSid, authToken } = await fetchAccount();
  const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
  return await call(schema, path, {
    headers,
    ...(form !== undefined && { method: "POST", body: form }),
  });
}

export async function fetchAccount(): Promise<Account> {
  return await call(accountSchema, "/_emulator/account");
}

export async function resetToDemo(): Promise<void> {
  await call(v.unknown(), "/_emulator/reset", json("POST", { seed: "demo" }));
}

/** A carrier that takes no time, until the next reset. */
export async function hurryCarrier(): Promise<void> {
  const none = { min: 0, max: 0 };
  const delays = { sentDelayMs: none, deliveredDelayMs: none };
  await call(v.unknown(), "/_emulator/carrier", json("PUT", delays));
}

export async function moveClock(advanceMs: number): Promise<void> {
  await call(v.unknown(), "/_emulator/clock", json("POST", { advanceMs }));
}

export async function postByRest(path: string, form: URLSearchParams): Promise<void> {
  await rest(v.unknown(), path, form);
}

export async function textsOn(phone: Address) {
  const path = `/_emulator/phones/${encodeURIComponent(phone)}/messages`;
  return (await call(messagesSchema, path)).messages;
}

/** The conversation of this name. */
export async function conversationNamed(name: string): Promise<ConversationSid | undefined> {
  const { conversations } = await rest(conversationsSchema, "/v1/Conversations?PageSize=1000");
  return conversations.find(({ friendly_name: own }) => own === name)?.sid;
}

/** The newest message of these words. */
export async function messageWith(
  sid: ConversationSid,
  words: string,
): Promise<MessageSid | undefined> {
  const path = `/v1/Conversations/${sid}/Messages?Order=desc&PageSize=50`;
  const { messages } = await rest(messagePageSchema, path);
  return messages.find(({ body }) => body === words)?.sid;
}

export async function receiptsOf(sid: ConversationSid, of: MessageSid): Promise<RestReceipt[]> {
  const path = `/v1/Conversations/${sid}/Messages/${of}/Receipts`;
  return (await rest(receiptsSchema, path)).delivery_receipts;
}

export async function participantsOf(sid: ConversationSid): Promise<RestParticipant[]> {
  return (await rest(participantsSchema, `/v1/Conversations/${sid}/Participants`)).participants;
}
