import { expect, test } from "vitest";
import { startRest } from "./restHarness.ts";
import { startWebhookServer } from "./webhookServer.ts";

const phone = "+16505551111";

async function start() {
  const rest = await startRest();
  const hooks = await startWebhookServer(rest.emulator.account.authToken);
  const { v1 } = rest.client.conversations;
  return { ...rest, hooks, v1, number: rest.numbers[0] ?? "" };
}

test("AUTO3 a text makes a conversation: one pre-event, then what has come of it, in order", async () => {
  const { emulator, hooks, v1, number } = await start();
  await v1.configuration.webhooks().update({
    preWebhookUrl: `${hooks.url}/pre`,
    postWebhookUrl: `${hooks.url}/post`,
    filters: [
      "onConversationAdd",
      "onConversationAdded",
      "onParticipantAdd",
      "onParticipantAdded",
      "onMessageAdd",
      "onMessageAdded",
    ],
  });
  await v1.addressConfigurations.create({
    type: "sms",
    address: number,
    "autoCreation.enabled": true,
    "autoCreation.type": "default",
  });
  hooks.answer(({ path }) => (path === "/pre" ? { body: '{"friendly_name":"Lead"}' } : {}));
  const text = await emulator.phones.text(phone, number, "hello");
  await hooks.next("onMessageAdded");
  expect(hooks.events()).toEqual([
    "onConversationAdd",
    "onConversationAdded",
    "onParticipantAdded",
    "onMessageAdded",
  ]);
  expect(hooks.calls.every(({ isSigned }) => isSigned)).toBe(true);
  expect(hooks.calls[0]?.parameters).toMatchObject({
    Source: "SMS",
    MessageBody: "hello",
    "MessagingBinding.Address": phone,
    "MessagingBinding.ProxyAddress": number,
    MessagingServiceSid: emulator.account.messagingServiceSid,
  });
  expect(hooks.calls[0]?.parameters["ConversationSid"]).toBeUndefined();
  const [conversation] = await v1.conversations.list();
  expect(conversation).toMatchObject({ sid: text.conversationSid, friendlyName: "Lead" });
});
