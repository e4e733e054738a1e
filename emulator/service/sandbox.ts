import * as v from "valibot";
import type { Address } from "../../src/domain/address.ts";
import { isAddress } from "../../src/domain/address.ts";
import type { ContentSid } from "../../src/domain/sids.ts";
import type { NumberRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";

/** Twilio's shared WhatsApp number for trying out (behaviour 4.4). */
export const sandboxAddress = sandboxNumber();

/** A membership ends three days after joining. */
const membershipMs = 3 * 24 * 3_600_000;

const adjectives = ["amber", "brave", "calm", "early", "green", "quiet", "silver", "warm"] as const;
const nouns = [
  "anchor",
  "bridge",
  "candle",
  "field",
  "garden",
  "harbor",
  "meadow",
  "tower",
] as const;

const presets = [
  ["Appointment Reminders", "Your appointment is coming up on {{1}} at {{2}}"],
  [
    "Order Notifications",
    "Your {{1}} order of {{2}} has shipped and should be delivered on {{3}}. Details: {{4}}",
  ],
  ["Verification Codes", "Your {{1}} code is {{2}}"],
] as const;

export interface Sandbox {
  /** Adds the number and its three templates, once; answers what a phone has to text to join. */
  enable(): { address: Address; joinText: string; number: NumberRow };
  /** What a phone has to text. */
  joinText(): string;
}

export function createSandbox(context: ServiceContext): Sandbox {
  const { store, ids, clock, transaction } = context;
  return {
    joinText: () => joinText(context),
    enable: () =>
      transaction(() => {
        const present = store.numbers.getByAddress(sandboxAddress);
        const number = present ?? addNumber(context);
        if (present === undefined) {
          for (const [friendlyName, body] of presets) {
            const name = friendlyName.toLowerCase().replaceAll(" ", "_");
            store.contents.insert({
              sid: ids.sid<ContentSid>("HX"),
              friendlyName,
              language: "en",
              variables: {},
              types: { "twilio/text": { body } },
              approval: {
                name,
                category: "UTILITY",
                contentType: "twilio/text",
                status: "approved",
                rejectionReason: "",
                allowCategoryChange: true,
              },
              origin: "sandbox",
              dateCreated: clock.now(),
              dateUpdated: clock.now(),
            });
          }
        }
        return { address: sandboxAddress, joinText: joinText(context), number };
      }),
  };
}

function addNumber({ store, ids, clock }: ServiceContext): NumberRow {
  const row: NumberRow = {
    sid: ids.sid("XE"),
    address: sandboxAddress,
    friendlyName: "WhatsApp Sandbox",
    capabilities: { sms: false, mms: false, voice: false },
    smsUrl: null,
    smsMethod: "POST",
    messagingServiceSid: null,
    senderStatus: "ONLINE",
    dateCreated: clock.now(),
  };
  store.numbers.insert(row);
  return row;
}

/** Two words, always the same ones for an account. */
function joinText({ account }: ServiceContext): string {
  const number = Number.parseInt(account.serviceSid.slice(-4), 16);
  const adjective = adjectives[number % adjectives.length];
  const noun = nouns[Math.floor(number / adjectives.length) % nouns.length];
  return `join ${adjective}-${noun}`;
}

/** Whether the sandbox may write to this phone, and takes its texts. */
export function isSandboxMember({ store, clock }: ServiceContext, address: Address): boolean {
  const joined = store.sandboxMembers.get(address, sandboxAddress);
  return joined !== undefined && clock.now() - joined < membershipMs;
}

/**
 * What the sandbox does with a text by itself: joining, leaving, and a hint to strangers. True: the text goes nowhere
 * else (SANDBOX2).
 */
export function takeSandboxText(
  context: ServiceContext,
  from: Address,
  body: string | null,
): boolean {
  const { store, clock, emit } = context;
  const reply = (text: string) =>
    emit({ type: "automaticReply", from: sandboxAddress, to: from, body: text });
  const said = (body ?? "").trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (said === joinText(context)) {
    store.sandboxMembers.put(from, sandboxAddress, clock.now());
    reply("You are all set! The sandbox can now send and receive messages from you.");
    return true;
  }
  if (!isSandboxMember(context, from)) {
    reply(`This phone has not joined the sandbox. Text "${joinText(context)}" to join.`);
    return true;
  }
  if (said !== "stop") return false;
  store.sandboxMembers.remove(from, sandboxAddress);
  reply("You have left the sandbox.");
  return true;
}

const turnKey = "sandboxTurn";
const turnSchema = v.object({ at: v.number(), day: v.number(), count: v.number() });
const dayMs = 24 * 3_600_000;
/** Of a trial account, in a day. */
const trialMessages = 50;

/** One message in three seconds (63018), and 50 a day for trial accounts (63038). Counts those that may go out. */
export function takeSandboxTurn({
  store,
  clock,
  limits,
  choices,
}: ServiceContext): 63018 | 63038 | null {
  const now = clock.now();
  const day = Math.floor(now / dayMs);
  const text = store.settings.get(turnKey);
  const last = text === undefined ? undefined : v.parse(turnSchema, JSON.parse(text));
  if (last !== undefined && now - last.at < limits.sandboxIntervalMs) return 63018;
  const count = last?.day === day ? last.count : 0;
  if (choices.trialAccount && count >= trialMessages) return 63038;
  store.settings.set(turnKey, JSON.stringify({ at: now, day, count: count + 1 }));
  return null;
}

function sandboxNumber(): Address {
  const text = "whatsapp:+14155238886";
  if (!isAddress(text)) throw new Error("not an address");
  return text;
}
