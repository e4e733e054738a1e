import { createHash } from "node:crypto";
import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import twilio from "twilio";
import * as v from "valibot";
import type { IntegrationsConfig } from "./config.ts";
import { type Contact, findContact, phoneOf } from "./contacts.ts";
import { HttpError } from "./guards.ts";
import {
  createServices,
  type IntegrationServices,
  type ServiceOptions,
} from "./integrationServices.ts";
import type { TwilioClient } from "./twilioAccount.ts";

/** What became of a call: for the metrics. */
export type WebhookOutcome =
  | "refused"
  | "ignored"
  | "named"
  | "routed"
  | "alreadyRouted"
  | "unrouted"
  | "failed";

export interface WebhooksOptions {
  integrations: IntegrationsConfig;
  /** Signs Twilio's calls. Without it none can be told from a forged one, and all are refused. */
  authToken: string | undefined;
  serviceSid: string;
  client: () => TwilioClient;
  /** Without INBOUND_IDENTITIES everybody whom the service knows gets the conversation: emulator mode. */
  givesToEverybody?: boolean;
  /** Where Twilio reaches this server: PUBLIC_URL, or in emulator mode the address that is known once it listens. */
  publicUrl: () => string | undefined;
  /** For the metrics: the event, if it is one that matters here, and what became of it. */
  onOutcome?: (event: string, outcome: WebhookOutcome) => void;
  onCallback?: ServiceOptions["onOutcome"];
}

export const webhookPath = "/webhooks/conversations";
/** Tells `npm run doctor` that it was this server that answered. */
export const webhookMark = "partyline-webhook";

// A call carries at most a body of 32 KB, attributes of 16 KB and facts of 10 files, each percent-encoded.
const maxBodyBytes = 256 * 1024;
// Twilio waits 5 s for a pre-event's answer (error 50076); the CRM must be done before.
const crmTimeoutMs = 3000;

interface Answer {
  outcome: WebhookOutcome;
  body: object;
}

/** `POST /webhooks/conversations`. Not for browsers: outside the API with its request guard, but with its error handler. */
export async function registerWebhooks(
  app: FastifyInstance,
  options: WebhooksOptions,
): Promise<void> {
  const services = createServices(options.integrations, options.authToken, {
    timeoutMs: crmTimeoutMs,
    onOutcome: options.onCallback,
  });

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(formbody, { bodyLimit: maxBodyBytes });
    scope.addHook("onSend", async (_request, reply) => {
      void reply.header(webhookMark, "1");
      const { statusCode } = reply;
      if (statusCode >= 400)
        options.onOutcome?.("unknown", isOurFault(statusCode) ? "failed" : "refused");
    });
    scope.post(webhookPath, async (request) => {
      requireSignature(request, { authToken: options.authToken, publicUrl: options.publicUrl() });
      const event = parseConversationEvent(request.body);
      const { outcome, body } = await answerEvent(event, request, options, services);
      options.onOutcome?.(outcome === "ignored" ? "other" : (event?.type ?? "other"), outcome);
      return body;
    });
  });
}

// 503 says that the operator has not set it up.
function isOurFault(statusCode: number): boolean {
  return statusCode >= 500 && statusCode !== 503;
}

const ignored: Answer = { outcome: "ignored", body: {} };

async function answerEvent(
  event: ConversationEvent | undefined,
  request: FastifyRequest,
  options: WebhooksOptions,
  services: IntegrationServices,
): Promise<Answer> {
  if (event?.texter === undefined) return ignored;
  if (event.serviceSid !== undefined && event.serviceSid !== options.serviceSid) return ignored;
  const address = event.texter;

  if (event.type === "onConversationAdd") {
    const contact = await contactOf(address, request, options, services);
    return { outcome: "named", body: { friendly_name: nameFor({ address, contact }) } };
  }
  if (event.type === "onConversationAdded" && event.conversationSid !== undefined) {
    const { conversationSid } = event;
    const contact = await contactOf(address, request, options, services);
    const client = options.client();
    const { serviceSid } = options;
    const inbound = { client, serviceSid, inbound: await inboundOf(options, client) };
    const outcome = await bringPeopleIn(inbound, conversationSid, { address, contact });
    const log = { conversationSid, outcome };
    if (outcome === "unrouted") request.log.warn(log, "nobody to give the conversation to");
    else request.log.info(log, "an unknown texter's conversation");
    return { outcome, body: {} };
  }
  return ignored;
}

// Who tries out a hundred people does not want all of them in every conversation.
const mostOfEverybody = 20;

async function inboundOf(
  { integrations, serviceSid, givesToEverybody = false }: WebhooksOptions,
  client: TwilioClient,
): Promise<IntegrationsConfig["inbound"]> {
  const { inbound } = integrations;
  if (!givesToEverybody || inbound.identities.length > 0) return inbound;
  const users = await client.conversations.v1
    .services(serviceSid)
    .users.list({ limit: mostOfEverybody });
  return { ...inbound, identities: users.map(({ identity }) => identity) };
}

/** A CRM that fails must not keep a texter waiting: the conversation then goes to INBOUND_IDENTITIES. */
async function contactOf(
  address: string,
  request: FastifyRequest,
  { integrations }: WebhooksOptions,
  { crm }: IntegrationServices,
): Promise<Contact | null> {
  try {
    return await findContact({ contacts: integrations.contacts, crm }, address, "");
  } catch (error) {
    request.log.warn({ err: error }, "the CRM did not say whose customer this is");
    return null;
  }
}

/**
 * Lets only calls through that were signed with the account's auth token for this very address (Webhooks Security).
 * `publicUrl` is what Twilio called, before any proxy.
 */
function requireSignature(
  request: FastifyRequest,
  { authToken, publicUrl }: { authToken: string | undefined; publicUrl: string | undefined },
): void {
  if (authToken === undefined || publicUrl === undefined) {
    const missing = authToken === undefined ? "TWILIO_AUTH_TOKEN" : "PUBLIC_URL";
    const message = `${missing} is not set, so no call can be checked.`;
    throw new HttpError(503, "webhook not set up", message);
  }
  const signature = request.headers["x-twilio-signature"];
  const form = request.body;
  if (
    typeof signature !== "string" ||
    typeof form !== "object" ||
    form === null ||
    !twilio.validateRequest(authToken, signature, `${publicUrl}${request.url}`, { ...form })
  ) {
    const message = "The call is not signed with this account's auth token.";
    throw new HttpError(403, "webhook signature", message);
  }
}

// A repeated parameter arrives as a list; none of those read here is ever repeated.
const text = v.string();

const eventForm = v.object({
  EventType: text,
  Source: v.optional(text, ""),
  ConversationSid: v.optional(v.pipe(text, v.regex(/^CH[0-9a-f]{32}$/))),
  ChatServiceSid: v.optional(text),
  "MessagingBinding.Address": v.optional(v.pipe(text, v.maxLength(256))),
});

/** A call of Twilio's Conversations webhook, as far as it matters here (Conversations Webhooks, parameters). */
interface ConversationEvent {
  type: string;
  conversationSid: string | undefined;
  serviceSid: string | undefined;
  /** Whose text made Twilio create the conversation; undefined when a person or program did. */
  texter: string | undefined;
}

/** Reads the form of a call; undefined when it is none of Twilio's. */
function parseConversationEvent(form: unknown): ConversationEvent | undefined {
  const parsed = v.safeParse(eventForm, form);
  if (!parsed.success) return undefined;
  const values = parsed.output;
  // SDK and REST name their conversations themselves and may well add a phone at once.
  const madeByProgram = ["SDK", "API"].includes(values.Source);
  return {
    type: values.EventType,
    conversationSid: values.ConversationSid,
    serviceSid: values.ChatServiceSid,
    texter: madeByProgram ? undefined : values["MessagingBinding.Address"],
  };
}

interface Inbound {
  client: TwilioClient;
  serviceSid: string;
  inbound: IntegrationsConfig["inbound"];
}

interface Texter {
  address: string;
  contact: Contact | null;
}

/** Where a conversation keeps whom it was given to, so that a repeated call does not bring back who has left. */
const attributeName = "inbound";

/**
 * Brings people into a conversation that Twilio made for a texter, and names it. Safe to repeat: a conversation is given
 * to people once. When Twilio refuses somebody the others are brought in and the name is set all the same, since Twilio
 * calls once; then it throws, and a repetition tries again.
 */
async function bringPeopleIn(
  { client, serviceSid, inbound }: Inbound,
  conversationSid: string,
  { address, contact }: Texter,
): Promise<"routed" | "alreadyRouted" | "unrouted"> {
  const conversation = client.conversations.v1.services(serviceSid).conversations(conversationSid);
  const { friendlyName, attributes: attributesText, state } = await conversation.fetch();
  const attributes = parseAttributes(attributesText);
  if (attributeName in attributes || state === "closed") return "alreadyRouted";

  const identities = chooseIdentities(inbound, conversationSid, contact?.worker ?? null);
  const added = await Promise.allSettled(
    identities.map((identity) => addPerson(conversation, identity)),
  );
  const refusal = added.find((result) => result.status === "rejected");
  const isGiven = identities.length > 0 && refusal === undefined;
  const given = { ...attributes, [attributeName]: { address, identities } };
  await conversation.update({
    ...(friendlyName ? {} : { friendlyName: nameFor({ address, contact }) }),
    ...(isGiven && { attributes: JSON.stringify(given) }),
  });
  if (refusal !== undefined) throw refusal.reason;
  return isGiven ? "routed" : "unrouted";
}

/** What such a conversation is called: the customer's name, else the number as people write it: `+1 650 555 1111`. */
function nameFor({ address, contact }: Texter): string {
  if (contact !== null) return contact.displayName;
  const phone = phoneOf(address);
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}

type ConversationContext = ReturnType<
  ReturnType<TwilioClient["conversations"]["v1"]["services"]>["conversations"]
>;

async function addPerson(conversation: ConversationContext, identity: string): Promise<void> {
  try {
    await conversation.participants.create({ identity });
  } catch (error) {
    // "Participant already exists": another copy, or another call, was quicker.
    if (!(error instanceof twilio.RestException && error.code === 50433)) throw error;
  }
}

const attributesJson = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

/** Attributes that are no object count as none. */
function parseAttributes(text: string): Record<string, unknown> {
  const parsed = v.safeParse(attributesJson, text);
  return parsed.success ? parsed.output : {};
}

/**
 * Who is brought into a conversation that a text has made: the person who looks after this customer (Frontline's
 * routing), else everybody or one of `INBOUND_IDENTITIES`.
 */
function chooseIdentities(
  inbound: IntegrationsConfig["inbound"],
  conversationSid: string,
  worker: string | null,
): readonly string[] {
  if (worker !== null) return [worker];
  if (inbound.routing === "all" || inbound.identities.length === 0) return inbound.identities;
  const index = turnOf(conversationSid) % inbound.identities.length;
  return inbound.identities.slice(index, index + 1);
}

/**
 * Round robin without a counter, which copies of this server would have to share: the sid decides. Over many
 * conversations everybody gets as many as the others, and a repeated call chooses the same person again.
 */
function turnOf(conversationSid: string): number {
  return createHash("sha256").update(conversationSid).digest().readUInt32BE(0);
}
