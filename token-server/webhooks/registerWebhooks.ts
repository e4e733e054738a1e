import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Contact } from "../callbacks/contacts.ts";
import { findContact } from "../callbacks/findContact.ts";
import {
  createServices,
  type IntegrationServices,
  type ServiceOptions,
} from "../callbacks/services.ts";
import type { IntegrationsConfig } from "../config/integrationsConfig.ts";
import { HttpError } from "../http/httpError.ts";
import type { TwilioClient } from "../twilioClient.ts";
import { bringPeopleIn, nameFor } from "./bringPeopleIn.ts";
import { type ConversationEvent, parseConversationEvent } from "./conversationEvent.ts";
import { requireSignature } from "./requireSignature.ts";

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

/** `POST /webhooks/conversations`. Not for browsers: register it outside the API with its request guard. */
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
    });
    scope.setErrorHandler((error, request, reply) => {
      const outcome = renderWebhookError(error, request, reply);
      options.onOutcome?.("unknown", outcome);
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

function renderWebhookError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): WebhookOutcome {
  const statusCode = statusOf(error);
  if (error instanceof HttpError || statusCode < 500) {
    const message = error instanceof Error ? error.message : "The call was refused.";
    request.log.warn({ statusCode }, `webhook refused: ${message}`);
    void reply.code(statusCode).send({ code: statusCode, message });
    return "refused";
  }
  request.log.error({ err: error }, "webhook failed");
  void reply.code(500).send({ code: 500, message: "The server failed. Its log says why." });
  return "failed";
}

// Only Fastify's and our own errors have `statusCode`; the helper's `status` is Twilio's answer to us.
function statusOf(error: unknown): number {
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
