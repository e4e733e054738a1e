import type { FastifyInstance } from "fastify";
import type { IntegrationsConfig } from "../integrationsConfig.ts";
import type { TwilioClient } from "../twilioClient.ts";

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
  /** Where Twilio reaches this server: PUBLIC_URL, or in emulator mode the address that is known once it listens. */
  publicUrl: () => string | undefined;
  onOutcome?: (outcome: WebhookOutcome) => void;
}

/** `POST /webhooks/conversations`. Not for browsers: register it outside the API with its request guard. */
export async function registerWebhooks(
  _app: FastifyInstance,
  _options: WebhooksOptions,
): Promise<void> {}
