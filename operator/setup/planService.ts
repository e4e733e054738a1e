import { ConfigError } from "../../token-server/program.ts";
import { statusOf, type TwilioClient } from "../../token-server/twilioAccount.ts";

const serviceName = "Partyline";

/** The Conversations service to use, or that one has to be made first. */
type ServicePlan = { sid: string; name: string; found: "set" | "named" } | { sid: undefined };

/** The service of TWILIO_CONVERSATIONS_SERVICE_SID, else one that an earlier setup has made. */
export async function planService(
  client: TwilioClient,
  serviceSid: string | undefined,
): Promise<ServicePlan> {
  const { services } = client.conversations.v1;
  if (serviceSid === undefined) {
    const known = (await services.list({ limit: 1000 })).find(
      ({ friendlyName }) => friendlyName === serviceName,
    );
    return known === undefined
      ? { sid: undefined }
      : { sid: known.sid, name: known.friendlyName, found: "named" };
  }
  try {
    const { sid, friendlyName } = await services(serviceSid).fetch();
    return { sid, name: friendlyName, found: "set" };
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    throw new ConfigError(
      `The account has no Conversations service ${serviceSid}. Correct TWILIO_CONVERSATIONS_SERVICE_SID, or remove it to have one made.`,
    );
  }
}

export async function createService(client: TwilioClient): Promise<string> {
  const { sid } = await client.conversations.v1.services.create({ friendlyName: serviceName });
  return sid;
}
