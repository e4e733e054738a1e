import fastify from "fastify";
import { expect, it, onTestFinished } from "vitest";
import { createEmulator } from "../emulator/createEmulator.ts";
import { readIntegrationsConfig } from "./config.ts";
import { createTwilioClient } from "./twilioAccount.ts";
import { registerWebhooks, type WebhookOutcome } from "./webhooks.ts";

const number = "+14155550110";
const stranger = "+16505557777";

/** The whole way: a phone, the emulator's autocreation and its signed webhook, this server, and people added by REST. */
async function open(env: Record<string, string>, isDemo = false) {
  let publicUrl = "";
  const emulator = await createEmulator({
    port: 0,
    memory: true,
    ...(isDemo && {
      seed: "demo",
      webhooks: { autocreatedUrl: () => `${publicUrl}/webhooks/conversations` },
    }),
  });
  const { account } = emulator;
  const login = {
    accountSid: account.accountSid,
    username: account.apiKey,
    password: account.apiSecret,
  };
  const client = createTwilioClient(login, emulator.url);
  const outcomes: WebhookOutcome[] = [];
  const outcome = () => expect.poll(() => outcomes.at(-1));
  const app = fastify({ forceCloseConnections: true });
  await registerWebhooks(app, {
    integrations: readIntegrationsConfig(env),
    authToken: account.authToken,
    serviceSid: account.serviceSid,
    client: () => client,
    publicUrl: () => publicUrl,
    givesToEverybody: isDemo,
    onOutcome: (_event, result) => outcomes.push(result),
  });
  publicUrl = await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(async () => {
    await app.close();
    await emulator.close();
  });
  const { conversations } = client;
  await conversations.v1.addressConfigurations.create({
    type: "sms",
    address: number,
    "autoCreation.enabled": true,
    "autoCreation.type": "default",
    "autoCreation.conversationServiceSid": account.serviceSid,
  });
  const service = conversations.v1.services(account.serviceSid);
  const watch = (settings: { preWebhookUrl?: string; filters: string[] }) =>
    service.configuration.webhooks().update({
      postWebhookUrl: `${publicUrl}/webhooks/conversations`,
      method: "POST",
      ...settings,
    });
  emulator.phones.add(stranger);
  return { emulator, service, watch, outcome, publicUrl };
}

it("a stranger's first text reaches a person, who answers", async () => {
  const { emulator, service, watch, outcome } = await open({ INBOUND_IDENTITIES: "alice" });
  await watch({ filters: ["onConversationAdded"] });
  await emulator.phones.text(stranger, number, "is anybody there?");
  await outcome().toBe("routed");

  const [conversation, ...others] = await service.conversations.list();
  expect(others).toEqual([]);
  expect(conversation?.friendlyName).toBe("+1 650 555 7777");
  const { participants, messages } = service.conversations(conversation?.sid ?? "");
  expect((await participants.list()).map(({ identity }) => identity)).toContain("alice");
  expect((await messages.list()).map(({ body }) => body)).toEqual(["is anybody there?"]);

  await messages.create({ author: "alice", body: "yes" });
  const answer = await emulator.phones.waitForMessage(stranger, ({ body }) => body === "yes");
  expect(answer.from).toBe(number);
});

it("the second text of the same phone makes no second conversation and adds nobody again", async () => {
  const { emulator, service, watch, outcome } = await open({ INBOUND_IDENTITIES: "alice,bob" });
  await watch({ filters: ["onConversationAdded", "onMessageAdded", "onParticipantAdded"] });
  await emulator.phones.text(stranger, number, "one");
  await outcome().toBeDefined();
  await emulator.phones.text(stranger, number, "two");
  const conversations = await service.conversations.list();
  expect(conversations).toHaveLength(1);
  const { participants } = service.conversations(conversations[0]?.sid ?? "");
  await expect.poll(async () => (await participants.list()).length).toBe(3);
});

it("answers the pre-event, so that the conversation has its name from the start", async () => {
  const { emulator, service, watch, outcome, publicUrl } = await open({
    INBOUND_IDENTITIES: "alice",
  });
  await watch({
    preWebhookUrl: `${publicUrl}/webhooks/conversations`,
    filters: ["onConversationAdd", "onConversationAdded"],
  });
  await emulator.phones.text(stranger, number, "hello");
  await outcome().toBe("routed");
  const [conversation] = await service.conversations.list();
  expect(conversation?.friendlyName).toBe("+1 650 555 7777");
});

it("in the demo a stranger's text reaches everybody, with nothing configured", async () => {
  const { emulator, service, outcome } = await open({}, true);
  await emulator.phones.text(stranger, number, "is anybody there?");
  await outcome().toBe("routed");
  const conversations = await service.conversations.list();
  const made = conversations.find(({ friendlyName }) => friendlyName === "+1 650 555 7777");
  const { participants } = service.conversations(made?.sid ?? "");
  const identities = (await participants.list()).flatMap(({ identity }) => identity ?? []);
  expect(identities.toSorted()).toEqual(["alice", "bob", "carol"]);

  await emulator.reset("demo");
  await emulator.phones.text(stranger, number, "dropped");
  expect((await service.conversations.list()).length).toBe(3);
});
