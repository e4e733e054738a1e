import twilio from "twilio";
import { isLoopback } from "../../../token-server/guards.ts";
import { webhookMark } from "../../../token-server/webhooks.ts";
import { webhookTarget } from "../../setup/webhookTarget.ts";
import { type Check, ok, type Outcome, fault } from "../finding.ts";

const timeoutMs = 10_000;

/** Calls the webhook as Twilio would, signed, with an event that nobody knows and that therefore changes nothing. */
export const webhookReachable: Check = {
  name: "webhook reachable",
  async run({ account, baseUrl, integrations }) {
    const target = webhookTarget(integrations.publicUrl);
    if (target === undefined || account.authToken === undefined) {
      return fault("reach.notChecked", "Not checked.", "Set PUBLIC_URL and TWILIO_AUTH_TOKEN.");
    }
    const { protocol, hostname } = new URL(target);
    if (baseUrl === undefined && isLoopback(hostname.replaceAll(/[[\]]/g, ""))) {
      return fault(
        "reach.thisMachine",
        `${target} is an address of this machine, which Twilio cannot reach.`,
        "Set PUBLIC_URL to the address that others use.",
      );
    }
    const answered = await call(target, account.authToken, account.accountSid);
    if (answered.status !== "ok" || protocol === "https:" || baseUrl !== undefined) return answered;
    return fault(
      "reach.unencrypted",
      `${target} is not encrypted.`,
      "Put the server behind TLS and use https://.",
    );
  },
};

async function call(target: string, authToken: string, accountSid: string): Promise<Outcome> {
  const form = { AccountSid: accountSid, EventType: "onDoctorAsked" };
  const response = await fetch(target, {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
    headers: { "x-twilio-signature": twilio.getExpectedTwilioSignature(authToken, target, form) },
    body: new URLSearchParams(form),
  }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof response === "string") {
    return fault(
      "reach.down",
      `${target} cannot be reached: ${response}.`,
      "Start the server, and check PUBLIC_URL, DNS, the proxy and the firewall.",
    );
  }
  await response.body?.cancel();
  if (!response.headers.has(webhookMark)) {
    return fault(
      "reach.otherServer",
      `${target} is answered by another server (status ${response.status}).`,
      "Check PUBLIC_URL and where the proxy sends that path.",
    );
  }
  if (response.status === 200) return ok(`${target} accepts a signed call from here.`);
  if (response.status === 403) {
    return fault(
      "reach.refuses",
      `${target} refuses a signed call.`,
      "The running server has another PUBLIC_URL or TWILIO_AUTH_TOKEN; restart it with the ones used here.",
    );
  }
  return fault(
    "reach.fails",
    `${target} answered ${response.status}.`,
    "Its log says why: TWILIO_AUTH_TOKEN or PUBLIC_URL may be missing there.",
  );
}
