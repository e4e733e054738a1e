import { ConfigError } from "../config/configError.ts";
import type { IntegrationsConfig } from "../config/integrationsConfig.ts";
import { type CallbackOutcome, defaultTimeoutMs, type IntegrationService } from "./askService.ts";

export interface IntegrationServices {
  templates: IntegrationService | undefined;
  crm: IntegrationService | undefined;
  outgoing: IntegrationService | undefined;
}

export interface ServiceOptions {
  /** How long a service may take. */
  timeoutMs?: number | undefined;
  /** For the metrics: the variable that names the service, and what became of the call. */
  onOutcome?: ((variable: string, outcome: CallbackOutcome) => void) | undefined;
}

/** The services that are set. Throws a ConfigError when one is, and there is nothing to sign its calls with. */
export function createServices(
  config: IntegrationsConfig,
  authToken: string | undefined,
  options: ServiceOptions = {},
): IntegrationServices {
  const { timeoutMs = defaultTimeoutMs, onOutcome } = options;
  const service = (variable: string, name: string, url: string | undefined) => {
    if (url === undefined) return undefined;
    if (authToken === undefined) {
      throw new ConfigError(`${variable} needs TWILIO_AUTH_TOKEN, which signs the calls to it.`);
    }
    const count = (outcome: CallbackOutcome) => onOutcome?.(variable, outcome);
    return { name, url, authToken, timeoutMs, onOutcome: count };
  };
  return {
    templates: service("TEMPLATES_CALLBACK_URL", "templates service", config.templatesUrl),
    crm: service("CRM_CALLBACK_URL", "customer service", config.crmUrl),
    outgoing: service(
      "OUTGOING_CALLBACK_URL",
      "service for outgoing conversations",
      config.outgoingUrl,
    ),
  };
}
