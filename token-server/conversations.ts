import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { createCache } from "./cache.ts";
import { HttpError, parseInput } from "./guards.ts";
import { statusOf, type TwilioClient } from "./twilioAccount.ts";

export interface ConversationAccess {
  client: () => TwilioClient;
  serviceSid: string;
}

interface ConversationsOptions extends ConversationAccess {
  /** Throws for whoever is not signed in, or asks too often. */
  requirePerson(request: FastifyRequest, reply: FastifyReply): Promise<string>;
}

/** A phone and the Twilio number that speaks to it, in one conversation. */
interface Assignment {
  address: string;
  proxyAddress: string;
  /** `closed` has given the pair back. */
  state: string;
  /** Null for a conversation that the person asking is not in: that it is there is all they may know. */
  conversation: { sid: string; title: string } | null;
}

interface Membership {
  binding: v.InferOutput<typeof bindingSchema> | null;
  conversationSid: string;
  title: string;
  state: string;
}

/** Each costs a request, unless it was asked a moment ago. */
const maxConversations = 100;
const maxPhones = 200;
const maxMemberships = 500;
const requestsAtOnce = 6;
const phonesMs = 20_000;
const membershipsMs = 10_000;

// The helper types a binding as `any`; a chat person's is null.
const bindingSchema = v.object({
  address: v.string(),
  proxy_address: v.nullish(v.string(), null),
});

/**
 * `GET /api/numbers` and `/api/assignments`, for the Numbers page, and `POST /api/conversations/:sid/close`: what the SDK
 * cannot do.
 */
export function registerConversations(app: FastifyInstance, options: ConversationsOptions): void {
  const { client, requirePerson } = options;
  const readAssignments = createReader(options);
  app.get("/api/numbers", async (request, reply) => {
    await requirePerson(request, reply);
    const [phones, senders] = await Promise.all([
      listPhones(client()),
      listSenders(client(), request.log),
    ]);
    return { numbers: [...phones, ...senders] };
  });
  app.get("/api/assignments", async (request, reply) =>
    readAssignments(await requirePerson(request, reply)),
  );
  app.post("/api/conversations/:sid/close", async (request, reply) => {
    const identity = await requirePerson(request, reply);
    const { sid } = parseInput(params, request.params);
    await closeConversation(options, sid, identity);
    request.log.info({ identity, conversationSid: sid }, "conversation closed");
    await reply.code(204).send();
  });
}

interface TwilioNumber {
  /** E.164, or `whatsapp:` and E.164 for WhatsApp senders. */
  address: string;
  capabilities: { sms: boolean; mms: boolean; whatsapp: boolean };
}

// More numbers than this make no usable list of choices, and each page costs a request.
const maxNumbers = 1000;

/** Numbers that may be used as proxy address, oldest first, so that their letters never change. */
async function listPhones(client: TwilioClient): Promise<TwilioNumber[]> {
  const phones = await client.incomingPhoneNumbers.list({ limit: maxNumbers });
  phones.sort((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime());
  return phones.map(({ phoneNumber, capabilities: { sms, mms } }) => ({
    address: phoneNumber,
    capabilities: { sms, mms, whatsapp: false },
  }));
}

async function listSenders(client: TwilioClient, log: FastifyBaseLogger): Promise<TwilioNumber[]> {
  const senders = await client.messaging.v2.channelsSenders
    .list({ channel: "whatsapp", limit: maxNumbers })
    .catch((error: unknown) => {
      // An account may have no WhatsApp, or a key that may not ask; its phone numbers still work.
      const status = statusOf(error);
      if (status === undefined || status >= 500) throw error;
      log.warn({ err: error }, "the WhatsApp senders could not be listed");
      return [];
    });
  return senders.map(({ senderId }) => ({
    address: senderId,
    capabilities: { sms: false, mms: false, whatsapp: true },
  }));
}

/**
 * Which Twilio number speaks to which phone. A browser knows the conversations of its person only, but a pair that is
 * taken in another one is refused all the same (50416), so the server asks Twilio for the phones that the person shares
 * a conversation with, and for no others.
 */
function createReader({ client, serviceSid }: ConversationAccess) {
  const service = () => client().conversations.v1.services(serviceSid);
  const phonesIn = createCache<readonly string[]>(phonesMs, readPhonesIn);
  const membershipsOf = createCache<readonly Membership[]>(membershipsMs, (address) =>
    readMemberships({ address }),
  );

  async function readPhonesIn(conversationSid: string): Promise<string[]> {
    const participants = await service()
      .conversations(conversationSid)
      .participants.list({ limit: maxMemberships, pageSize: 100 })
      .catch((error: unknown) => {
        // Deleted since it was listed.
        if (statusOf(error) === 404) return [];
        throw error;
      });
    return participants.flatMap(
      ({ messagingBinding }) => toBinding(messagingBinding)?.address ?? [],
    );
  }

  async function readMemberships(who: { address: string } | { identity: string }) {
    const list = await service().participantConversations.list({ ...who, limit: maxMemberships });
    return list.map((entry): Membership => ({
      binding: toBinding(entry.participantMessagingBinding),
      conversationSid: entry.conversationSid,
      title: entry.conversationFriendlyName ?? "",
      state: entry.conversationState,
    }));
  }

  return async (identity: string) => {
    const own = await readMemberships({ identity });
    const sids = own.map(({ conversationSid }) => conversationSid);
    const looked = sids.slice(0, maxConversations);
    const found = new Set((await mapSome(looked, phonesIn)).flat());
    const phones = [...found].slice(0, maxPhones);
    const memberships = (await mapSome(phones, membershipsOf)).flat();
    const mine = new Set(sids);
    return {
      assignments: memberships.flatMap((membership) => toAssignment(membership, mine)),
      /** Some conversations or phones were too many to look at. */
      isPartial: sids.length > looked.length || found.size > phones.length,
    };
  };
}

function toAssignment(membership: Membership, mine: ReadonlySet<string>): Assignment[] {
  const { binding, conversationSid, title, state } = membership;
  const { address, proxy_address: proxyAddress } = binding ?? {};
  // In a group MMS a phone has no Twilio number of its own.
  if (address === undefined || typeof proxyAddress !== "string") return [];
  const conversation = mine.has(conversationSid) ? { sid: conversationSid, title } : null;
  return [{ address, proxyAddress, state, conversation }];
}

function toBinding(json: unknown): Membership["binding"] {
  const parsed = v.safeParse(bindingSchema, json);
  return parsed.success ? parsed.output : null;
}

/** In order, a few at a time: Twilio answers 429 to more. */
async function mapSome<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += requestsAtOnce) {
    const some = items.slice(start, start + requestsAtOnce);
    results.push(...(await Promise.all(some.map(work))));
  }
  return results;
}

const params = v.object({
  sid: v.pipe(v.string(), v.regex(/^CH[0-9a-f]{32}$/, "The address names no conversation.")),
});

/**
 * The SDK cannot set a conversation's state, so the server does it for somebody who is in it. Closed is final for Twilio:
 * nobody can write, and its pairs of address and proxy address are free.
 */
async function closeConversation(
  access: ConversationAccess,
  sid: string,
  identity: string,
): Promise<void> {
  await requireMembership(access, sid, identity);
  const { conversations } = access.client().conversations.v1.services(access.serviceSid);
  await conversations(sid).update({ state: "closed" });
}

// Twilio's limit of participants (Conversations Limits).
const maxParticipants = 1000;

/**
 * The addresses of the people with phones in a conversation, for somebody who is in it. Others get the same 404 as for a
 * conversation that does not exist, so that sids cannot be tried out.
 */
export async function requireMembership(
  { client, serviceSid }: ConversationAccess,
  conversationSid: string,
  identity: string,
): Promise<string[]> {
  const participants = await client()
    .conversations.v1.services(serviceSid)
    .conversations(conversationSid)
    .participants.list({ limit: maxParticipants, pageSize: 100 })
    .catch((error: unknown) => {
      if (statusOf(error) === 404) return [];
      throw error;
    });
  if (!participants.some((participant) => participant.identity === identity)) {
    throw new HttpError(404, "not in conversation", "You are in no such conversation.");
  }
  return participants.flatMap(({ messagingBinding }) => toBinding(messagingBinding)?.address ?? []);
}
