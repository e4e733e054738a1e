import type { IntegrationsConfig } from "../../token-server/config.ts";
import type { TwilioAccount, TwilioClient } from "../../token-server/twilioAccount.ts";

export type Status = "ok" | "warn" | "fail";

/** What a check has found. */
export interface Outcome {
  status: Status;
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

export function warn(detail: string, advice: string): Outcome {
  return { status: "warn", detail, advice };
}

export function fail(detail: string, advice: string): Outcome {
  return { status: "fail", detail, advice };
}

/** Several things in one sentence; a long list is cut, since a report is for reading. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
