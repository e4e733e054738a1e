import { readConfig } from "../config.ts";
import { ConfigError } from "../configError.ts";
import { createTwilioClient } from "../twilioClient.ts";
import { accessToken } from "./checks/accessToken.ts";
import { addressConfigurations } from "./checks/addressConfigurations.ts";
import { authToken } from "./checks/authToken.ts";
import { clockSkew } from "./checks/clockSkew.ts";
import { contentTemplates } from "./checks/contentTemplates.ts";
import { credentials } from "./checks/credentials.ts";
import { inboundPeople } from "./checks/inboundPeople.ts";
import { integrationServices } from "./checks/integrationServices.ts";
import { keyType } from "./checks/keyType.ts";
import { messagingService } from "./checks/messagingService.ts";
import { numbers } from "./checks/numbers.ts";
import { region } from "./checks/region.ts";
import { roles } from "./checks/roles.ts";
import { service } from "./checks/service.ts";
import { webhook } from "./checks/webhook.ts";
import { webhookReachable } from "./checks/webhookReachable.ts";
import { whatsappSenders } from "./checks/whatsappSenders.ts";
import { type Check, type DoctorContext, fail, type Finding, ok, warn } from "./finding.ts";
import { toOutcome } from "./twilioFault.ts";

/** Without these nothing else can be told. */
const first: readonly Check[] = [region, clockSkew, credentials];
const rest: readonly Check[] = [
  keyType,
  service,
  accessToken,
  authToken,
  roles,
  numbers,
  messagingService,
  addressConfigurations,
  inboundPeople,
  webhook,
  webhookReachable,
  whatsappSenders,
  contentTemplates,
  integrationServices,
];

/** Looks at everything that has to be right for real phones. Changes nothing. */
export async function runDoctor(
  env: DoctorContext["env"],
  now: () => number = Date.now,
): Promise<Finding[]> {
  const context = createContext(env, now);
  if ("status" in context) return [context];
  const findings: Finding[] = [{ name: "configuration", ...ok("All settings can be read.") }];
  for (const check of first) findings.push(await runCheck(check, context));
  const refused = findings.some(({ name, status }) => name === "credentials" && status === "fail");
  const later = rest.map((check) => (refused ? unchecked(check) : runCheck(check, context)));
  return [...findings, ...(await Promise.all(later))];
}

function createContext(env: DoctorContext["env"], now: () => number): DoctorContext | Finding {
  try {
    const { twilio, integrations } = readConfig(env);
    if (twilio === undefined) {
      return {
        name: "configuration",
        ...fail(
          "No Twilio credentials are set: the server would run on the emulator.",
          "Put TWILIO_ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET and TWILIO_CONVERSATIONS_SERVICE_SID into .env.",
        ),
      };
    }
    const { account, baseUrl } = twilio;
    const { accountSid } = account;
    const clientFor = (username: string, password: string) =>
      createTwilioClient({ accountSid, username, password }, baseUrl);
    return {
      env,
      account,
      baseUrl,
      integrations,
      client: clientFor(account.apiKey, account.apiSecret),
      accountClient:
        account.authToken === undefined ? undefined : clientFor(accountSid, account.authToken),
      now,
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { name: "configuration", ...fail(error.message, "See docs/configuration.md.") };
  }
}

async function runCheck(check: Check, context: DoctorContext): Promise<Finding> {
  try {
    return { name: check.name, ...(await check.run(context)) };
  } catch (error) {
    return { name: check.name, ...toOutcome(error) };
  }
}

function unchecked({ name }: Check): Finding {
  return { name, ...warn("Not checked, as the credentials do not work.", "Mend them first.") };
}
