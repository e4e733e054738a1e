import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { createCache } from "./cache.ts";
import type { TwilioClient } from "./twilioClient.ts";
import { statusOf } from "./twilioError.ts";

export interface AssignmentsOptions {
  client: () => TwilioClient;
  serviceSid: string;
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
 * Which Twilio number speaks to which phone. A browser knows the conversations of its person only, but a pair that is
 * taken in another one is refused all the same (50416), so the server asks Twilio for the phones that the person shares
 * a conversation with, and for no others.
 */
export function registerAssignments(app: FastifyInstance, options: AssignmentsOptions): void {
  const reader = createReader(options);
  app.get("/api/assignments", async (request, reply) =>
    reader(await options.requirePerson(request, reply)),
  );
}

function createReader({ client, serviceSid }: AssignmentsOptions) {
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
