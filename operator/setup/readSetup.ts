import {
  filledOf,
  type IntegrationsConfig,
  readIntegrationsConfig,
} from "../../token-server/config.ts";
import { ConfigError } from "../../token-server/program.ts";
import {
  createTwilioClient,
  readTwilioConfig,
  type TwilioClient,
} from "../../token-server/twilioAccount.ts";

export interface Setup {
  client: TwilioClient;
  /** Undefined: one is to be found or made. */
  serviceSid: string | undefined;
  integrations: IntegrationsConfig;
}

const serviceVariable = "TWILIO_CONVERSATIONS_SERVICE_SID";

/** Reads the environment as the server does, but can do without a service, which setup makes. */
export function readSetup(given: Readonly<Record<string, string | undefined>>): Setup {
  const env = filledOf(given);
  const serviceSid = env[serviceVariable];
  const config = readTwilioConfig(
    env["TWILIO_ACCOUNT_SID"] === undefined
      ? env
      : { ...env, [serviceVariable]: serviceSid ?? `IS${"0".repeat(32)}` },
  );
  if (config === undefined) {
    throw new ConfigError(
      "Put TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET into .env first.",
    );
  }
  const { account, baseUrl } = config;
  const { accountSid, apiKey: username, apiSecret: password } = account;
  return {
    client: createTwilioClient({ accountSid, username, password }, baseUrl),
    serviceSid: serviceSid === undefined ? undefined : account.serviceSid,
    integrations: readIntegrationsConfig(env),
  };
}
