import type { IntegrationsConfig } from "../../token-server/config.ts";
import type { TwilioAccount, TwilioClient } from "../../token-server/twilioAccount.ts";

type Status = "ok" | "warn" | "fail";

/** All that the doctor can find wrong, and how bad it is. The tests bring each of them about. */
export const faults = {
  "configuration.none": "fail",
  "configuration.wrong": "fail",
  "doctor.notChecked": "warn",
  "twilio.unreachable": "fail",
  "twilio.notThere": "warn",
  "twilio.forbidden": "fail",
  "twilio.refused": "fail",
  "region.elsewhere": "fail",
  "clock.unknown": "warn",
  "clock.far": "fail",
  "clock.off": "warn",
  "credentials.refused": "fail",
  "service.unknown": "fail",
  "key.restricted": "fail",
  "key.unknown": "warn",
  "token.refused": "fail",
  "token.unclear": "warn",
  "authToken.missing": "fail",
  "authToken.unset": "warn",
  "authToken.wrong": "fail",
  "roles.tooLittle": "fail",
  "roles.less": "warn",
  "numbers.none": "fail",
  "numbers.noTexts": "fail",
  "numbers.someWithoutTexts": "warn",
  "numbers.one": "warn",
  "messaging.none": "fail",
  "messaging.deleted": "fail",
  "messaging.outsidePool": "warn",
  "messaging.noCampaign": "warn",
  "addresses.otherService": "fail",
  "addresses.studio": "warn",
  "addresses.silent": "warn",
  "inbound.nobody": "warn",
  "inbound.unknown": "warn",
  "webhook.noPublicUrl": "warn",
  "webhook.elsewhere": "fail",
  "webhook.none": "fail",
  "webhook.byGet": "fail",
  "webhook.otherEvents": "fail",
  "webhook.asksBefore": "warn",
  "reach.notChecked": "warn",
  "reach.thisMachine": "fail",
  "reach.unencrypted": "warn",
  "reach.down": "fail",
  "reach.otherServer": "fail",
  "reach.refuses": "fail",
  "reach.fails": "fail",
  "senders.offline": "warn",
  "templates.none": "warn",
  "services.noAuthToken": "fail",
  "services.fault": "fail",
  "services.unencrypted": "warn",
} as const satisfies Record<string, Status>;

export type FaultId = keyof typeof faults;

/** What a check has found. */
export interface Outcome {
  status: Status;
  /** For programs that read the report; words may change. */
  id?: FaultId;
  detail: string;
  /** What to do about it. */
  advice?: string;
}

export interface Finding extends Outcome {
  name: string;
}

export interface DoctorContext {
  env: Readonly<Record<string, string | undefined>>;
  account: TwilioAccount;
  /** Another server that stands in for Twilio. */
  baseUrl: string | undefined;
  integrations: IntegrationsConfig;
  /** Signed in with the API key, as the token server is. */
  client: TwilioClient;
  /** Signed in with the auth token, when it is set. */
  accountClient: TwilioClient | undefined;
  now: () => number;
}

export interface Check {
  name: string;
  run(context: DoctorContext): Promise<Outcome>;
}

export function ok(detail: string): Outcome {
  return { status: "ok", detail };
}

export function fault(id: FaultId, detail: string, advice: string): Outcome {
  return { status: faults[id], id, detail, advice };
}

/** Several things in one sentence; a long list is cut, since a report is for reading. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
