import type { Address } from "../../src/domain/address.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";

/** Who asks for a change: a chat person through the SDK, a program through REST, a phone, or a timer that has run out. */
export type Actor =
  | { kind: "sdk"; serviceSid: ServiceSid; identity: Identity }
  /** `webhooks`: the request had `X-Twilio-Webhook-Enabled: true`. */
  | { kind: "rest"; webhooks?: boolean }
  | { kind: "timer" }
  | { kind: "phone"; address: Address };

export const restActor: Actor = { kind: "rest" };

/** The name that a change by this actor carries (`author`, `createdBy`, `lastUpdatedBy`). */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "sdk":
      return actor.identity;
    case "phone":
      return actor.address;
    case "rest":
    case "timer":
      // Message resource: "Defaults to system" (behaviour document 3.10).
      return "system";
  }
}
