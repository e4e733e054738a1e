import { readConfig } from "../../token-server/config.ts";
import { ConfigError } from "../../token-server/program.ts";
import { createTwilioClient } from "../../token-server/twilioAccount.ts";
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
import { type Check, type DoctorContext, fault, type Finding, ok } from "./finding.ts";
import { toOutcome } from "./twilioFault.ts";

const first: readonly Check[] = [region, clockSkew, credentials, service];
/** Without these nothing else can be told. */
const needed = new Set([credentials.name, service.name]);
const rest: readonly Check[] = [
  keyType,
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
  let wrong: Finding | undefined;
  for (const check of first) {
    const finding = await runCheck(check, context, wrong);
    if (finding.status === "fail" && needed.has(check.name)) wrong = finding;
    findings.push(finding);
  }
  return [
    ...findings,
    ...(await Promise.all(rest.map((check) => runCheck(check, context, wrong)))),
  ];
}

function createContext(env: DoctorContext["env"], now: () => number): DoctorContext | Finding {
  try {
    const { twilio, integrations } = readConfig(env);
    if (twilio === undefined) {
      return {
        name: "configuration",
        ...fault(
          "configuration.none",
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
    return {
      name: "configuration",
      ...fault("configuration.wrong", error.message, "See docs/configuration.md."),
    };
  }
}

async function runCheck(
  { name, run }: Check,
  context: DoctorContext,
  wrong: Finding | undefined,
): Promise<Finding> {
  if (wrong !== undefined) {
    return {
      name,
      ...fault("doctor.notChecked", `Not checked, because of «${wrong.name}».`, "Mend that first."),
    };
  }
  try {
    return { name, ...(await run(context)) };
  } catch (error) {
    return { name, ...toOutcome(error) };
  }
}
