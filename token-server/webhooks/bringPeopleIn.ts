import * as v from "valibot";
import type { Contact } from "../callbacks/contacts.ts";
import type { IntegrationsConfig } from "../config/integrationsConfig.ts";
import type { TwilioClient } from "../twilioClient.ts";
import { chooseIdentities } from "./chooseIdentities.ts";
import { formatAddress } from "./formatAddress.ts";

export interface Inbound {
  client: TwilioClient;
  serviceSid: string;
  inbound: IntegrationsConfig["inbound"];
}

export interface Texter {
  address: string;
  contact: Contact | null;
}

/** Where a conversation keeps whom it was given to, so that a repeated call does not bring back who has left. */
const attributeName = "inbound";

/**
 * Brings people into a conversation that Twilio made for a texter, and names it. Safe to repeat: a conversation is given
 * to people once. Throws when Twilio refuses somebody; a repetition then tries again.
 */
export async function bringPeopleIn(
  { client, serviceSid, inbound }: Inbound,
  conversationSid: string,
  { address, contact }: Texter,
): Promise<"routed" | "alreadyRouted" | "unrouted"> {
  const conversation = client.conversations.v1.services(serviceSid).conversations(conversationSid);
  const { friendlyName, attributes: attributesText, state } = await conversation.fetch();
  const attributes = parseAttributes(attributesText);
  if (attributeName in attributes || state === "closed") return "alreadyRouted";

  const identities = chooseIdentities(inbound, conversationSid, contact?.worker ?? null);
  await Promise.all(identities.map((identity) => addPerson(conversation, identity)));
  const inboundFacts = { address, identities };
  await conversation.update({
    ...(friendlyName ? {} : { friendlyName: nameFor({ address, contact }) }),
    ...(identities.length === 0
      ? {}
      : { attributes: JSON.stringify({ ...attributes, [attributeName]: inboundFacts }) }),
  });
  return identities.length === 0 ? "unrouted" : "routed";
}

/** What such a conversation is called: the customer's name, else the number as people write it. */
export function nameFor({ address, contact }: Texter): string {
  return contact?.displayName ?? formatAddress(address);
}

type ConversationContext = ReturnType<
  ReturnType<TwilioClient["conversations"]["v1"]["services"]>["conversations"]
>;

async function addPerson(conversation: ConversationContext, identity: string): Promise<void> {
  try {
    await conversation.participants.create({ identity });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
}

// "Participant already exists" (error 50433).
function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === 50433;
}

function parseAttributes(text: string): Record<string, unknown> {
  const parsed = v.safeParse(v.record(v.string(), v.unknown()), parseJson(text));
  return parsed.success ? parsed.output : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
