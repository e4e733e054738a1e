import type { FastifyInstance } from "fastify";
import type { IntegrationsConfig } from "../integrationsConfig.ts";
import type { TwilioClient } from "../twilioClient.ts";

export interface CallbacksOptions {
  integrations: IntegrationsConfig;
  /** Signs the calls to the integration services, as Twilio Frontline did. */
  authToken: string | undefined;
  serviceSid: string;
  client: () => TwilioClient;
  /** How long a service may take. */
  timeoutMs?: number;
}

/**
 * `GET /api/templates`, `/api/contacts`, `/api/customers` and `/api/proxy-address`. Register it inside the API: it needs
 * its cookies, request guard and error handler. Throws a ConfigError when a service is set and no auth token.
 */
export async function registerCallbacks(
  _app: FastifyInstance,
  _options: CallbacksOptions,
): Promise<void> {}
