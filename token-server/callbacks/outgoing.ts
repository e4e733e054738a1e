import * as v from "valibot";
import { askService, type IntegrationService } from "./askService.ts";
import { CallbackError } from "./callbackError.ts";

const answerSchema = v.object({
  proxy_address: v.pipe(
    v.string(),
    v.regex(/^(whatsapp:)?\+[1-9]\d{1,14}$/, "must be a number such as +14155550110"),
  ),
});

/** The outgoing conversation callback: which Twilio number to use for an address. Location=GetProxyAddress. */
export async function askProxyAddress(
  service: IntegrationService,
  question: { worker: string; customerId: string; address: string },
): Promise<string> {
  const channel = channelOf(question.address);
  const { proxy_address: proxyAddress } = await askService(service, answerSchema, {
    Location: "GetProxyAddress",
    Worker: question.worker,
    CustomerId: question.customerId,
    ChannelType: channel,
    ChannelValue: question.address,
  });
  // Twilio would refuse the pair with 50414, and only once the conversation is made.
  if (channelOf(proxyAddress) !== channel) {
    throw new CallbackError(
      "invalid",
      `The ${service.name} named ${proxyAddress}, which is no ${channel === "sms" ? "SMS" : "WhatsApp"} number.`,
    );
  }
  return proxyAddress;
}

function channelOf(address: string): "sms" | "whatsapp" {
  return address.startsWith("whatsapp:") ? "whatsapp" : "sms";
}
