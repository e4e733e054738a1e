import { ConfigError } from "../../token-server/program.ts";
import { type InboundAddress, listInboundAddresses } from "./inboundAddresses.ts";
import type { SetupContext, Step } from "./step.ts";

/** Autocreation for each number and WhatsApp sender, into our service. */
export async function planAddresses(context: SetupContext): Promise<Step[]> {
  const all = await listInboundAddresses(context.client);
  const wanted = context.addresses;
  const unknown = wanted?.find((address) => !all.some((entry) => entry.address === address));
  if (unknown !== undefined) {
    throw new ConfigError(`--address ${unknown}: the account has no such number or sender.`);
  }
  return all
    .filter(({ address }) => wanted === undefined || wanted.includes(address))
    .map((entry) => planAddress(entry, context));
}

function planAddress(
  { address, type, configuration }: InboundAddress,
  { client, serviceSid, replace }: SetupContext,
): Step {
  const { addressConfigurations } = client.conversations.v1;
  const what = `texts to ${address}`;
  const autoCreation = {
    "autoCreation.enabled": true,
    "autoCreation.type": "default",
    "autoCreation.conversationServiceSid": serviceSid,
  } as const;
  if (configuration === undefined) {
    return {
      what,
      action: "create",
      detail: "from unknown phones make a conversation",
      apply: () => addressConfigurations.create({ type, address, ...autoCreation }),
    };
  }
  const { sid, enabled, type: kind, serviceSid: current } = configuration;
  if (enabled && current === serviceSid && kind !== "studio") {
    return { what, action: "keep", detail: "from unknown phones make a conversation" };
  }
  if (enabled && !replace) {
    const where = kind === "studio" ? "a Studio flow" : `the service ${current}`;
    return { what, action: "leave", detail: `go to ${where}; --replace brings them here` };
  }
  return {
    what,
    action: "update",
    detail: "from unknown phones make a conversation",
    apply: () => addressConfigurations(sid).update(autoCreation),
  };
}
