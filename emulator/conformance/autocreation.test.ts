import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";

const phone = "+16505551111";
const other = "+16505552222";

async function start() {
  const started = await startHooks();
  const { v1, number } = started;
  return {
    ...started,
    /** Conversations are made of texts to the first number. */
    autocreate: (more: object = { "autoCreation.type": "default" }) =>
      v1.addressConfigurations.create({
        type: "sms",
        address: number,
        "autoCreation.enabled": true,
        ...more,
      }),
  };
}

test("AUTO1 a text that matches no open conversation makes one, where the number is set so", async () => {
  const { emulator, v1, number, autocreate } = await start();
  expect(await emulator.phones.text(phone, number, "too early")).toMatchObject({
    messageSid: null,
  });
  const configuration = await autocreate();
  const first = await emulator.phones.text(phone, number, "hello");
  const second = await emulator.phones.text(phone, number, "again");
  expect(second.conversationSid).toBe(first.conversationSid);
  const third = await emulator.phones.text(other, number, "hi");
  expect(third.conversationSid).not.toBe(first.conversationSid);

  await v1.conversations(first.conversationSid ?? "").update({ state: "closed" });
  const fourth = await emulator.phones.text(phone, number, "back");
  expect(fourth.conversationSid).not.toBe(first.conversationSid);

  await v1.addressConfigurations(configuration.sid).update({ "autoCreation.enabled": false });
  await v1.conversations(fourth.conversationSid ?? "").remove();
  expect(await emulator.phones.text(phone, number, "off")).toMatchObject({ messageSid: null });
});

test("AUTO2 only the one who texts is in it", async () => {
  const { emulator, v1, number, autocreate } = await start();
  await autocreate();
  const { conversationSid } = await emulator.phones.text(phone, number, "hello");
  const made = v1.conversations(conversationSid ?? "");
  expect(await made.fetch()).toMatchObject({
    state: "active",
    friendlyName: null,
    attributes: "{}",
    messagingServiceSid: emulator.account.messagingServiceSid,
  });
  const participants = await made.participants.list();
  expect(participants).toMatchObject([
    { identity: null, messagingBinding: { type: "sms", address: phone, proxy_address: number } },
  ]);
  expect(await made.messages.list()).toMatchObject([
    { index: 0, author: phone, body: "hello", participantSid: participants[0]?.sid },
  ]);
});

test("AUTO3 one pre-event, then what has come of it, in order", async () => {
  const { emulator, hooks, v1, number, autocreate, ask } = await start();
  await ask(
    "onConversationAdd",
    "onConversationAdded",
    "onParticipantAdd",
    "onParticipantAdded",
    "onMessageAdd",
    "onMessageAdded",
  );
  await autocreate();
  hooks.answer(({ path }) =>
    path === "/pre" ? { body: '{"friendly_name":"Lead","attributes":"{\\"a\\":1}"}' } : {},
  );
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
    "MessagingBinding.AuthorAddress": phone,
    "MessagingBinding.ProxyAddress": number,
    ChatServiceSid: emulator.account.serviceSid,
    MessagingServiceSid: emulator.account.messagingServiceSid,
    State: "active",
  });
  expect(hooks.calls[0]?.parameters).not.toHaveProperty("ConversationSid");
  expect(hooks.calls[1]?.parameters).toMatchObject({
    ConversationSid: text.conversationSid,
    FriendlyName: "Lead",
    "MessagingBinding.Address": phone,
  });
  expect(hooks.calls[2]?.parameters).toMatchObject({
    "MessagingBinding.Type": "SMS",
    "MessagingBinding.ProxyAddress": number,
  });
  expect(await v1.conversations.list()).toMatchObject([
    { friendlyName: "Lead", attributes: '{"a":1}' },
  ]);
});

test("AUTO3 texts that come while the first waits go to the one conversation", async () => {
  const { emulator, hooks, v1, number, autocreate, ask } = await start();
  await ask("onConversationAdd");
  await autocreate();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  hooks.answer(async () => {
    await held;
    return {};
  });
  const sent = ["one", "two", "three"].map((body) => emulator.phones.text(phone, number, body));
  await hooks.next("onConversationAdd");
  release();
  const sids = new Set((await Promise.all(sent)).map(({ conversationSid }) => conversationSid));
  expect(sids.size).toBe(1);
  const [conversation] = await v1.conversations.list();
  const messages = await v1.conversations(conversation?.sid ?? "").messages.list();
  expect(messages.map(({ body }) => body)).toEqual(["one", "two", "three"]);
  expect(hooks.calls).toHaveLength(1);
});

test("AUTO4 a refusal drops the text", async () => {
  const { emulator, hooks, v1, number, autocreate, ask } = await start();
  await ask("onConversationAdd", "onConversationAdded");
  await autocreate();
  hooks.answer(() => ({ status: 403 }));
  expect(await emulator.phones.text(phone, number, "spam")).toMatchObject({ messageSid: null });
  expect(await v1.conversations.list()).toEqual([]);
  expect(hooks.events()).toEqual(["onConversationAdd"]);
});

test("AUTO5 a webhook of its own hears of the first message already; studio is kept, not run", async () => {
  const { emulator, hooks, v1, number, autocreate, conversation } = await start();
  // That no conversation had a webhook before must not be remembered.
  await conversation([], [other]);
  await emulator.phones.text(other, number, "no webhook yet");
  const made = await autocreate({
    "autoCreation.type": "webhook",
    "autoCreation.webhookUrl": `${hooks.url}/own`,
    "autoCreation.webhookMethod": "POST",
    "autoCreation.webhookFilters": ["onParticipantAdded", "onMessageAdded"],
  });
  expect(made.autoCreation).toMatchObject({
    enabled: true,
    type: "webhook",
    webhook_url: `${hooks.url}/own`,
    webhook_filters: ["onParticipantAdded", "onMessageAdded"],
  });
  const { conversationSid } = await emulator.phones.text(phone, number, "hello");
  expect((await hooks.next("onMessageAdded")).parameters["Body"]).toBe("hello");
  expect(hooks.events()).toEqual(["onParticipantAdded", "onMessageAdded"]);
  const own = await v1.conversations(conversationSid ?? "").webhooks.list();
  expect(own).toMatchObject([{ target: "webhook", configuration: { url: `${hooks.url}/own` } }]);

  const studioFlowSid = `FW${"a".repeat(32)}`;
  const changed = await v1.addressConfigurations(made.sid).update({
    "autoCreation.type": "studio",
    "autoCreation.studioFlowSid": studioFlowSid,
    "autoCreation.studioRetryCount": 2,
  });
  expect(changed.autoCreation).toMatchObject({ type: "studio", studio_flow_sid: studioFlowSid });
  const text = await emulator.phones.text("+16505553333", number, "hello");
  const [studio] = await v1.conversations(text.conversationSid ?? "").webhooks.list();
  expect(studio).toMatchObject({ target: "studio", configuration: { flow_sid: studioFlowSid } });
});

test("AUTO6 one configuration for each address of the account", async () => {
  const { v1, number, autocreate } = await start();
  const made = await autocreate();
  expect(made.sid).toMatch(/^IG[0-9a-f]{32}$/);
  await expect(autocreate()).rejects.toMatchObject({ status: 409, code: 20409 });
  const create = (more: object) =>
    v1.addressConfigurations.create({ type: "sms", address: "+15005550999", ...more });
  await expect(create({})).rejects.toMatchObject({ status: 400, code: 20001 });
  await expect(create({ type: "whatsapp" })).rejects.toMatchObject({ code: 20001 });
  await expect(create({ type: "email" })).rejects.toMatchObject({ code: 20001 });
  const update = (more: object) => v1.addressConfigurations(made.sid).update(more);
  await expect(update({})).rejects.toMatchObject({ code: 20161 });
  await expect(update({ "autoCreation.type": "webhook" })).rejects.toMatchObject({ code: 50369 });
  await expect(update({ "autoCreation.type": "studio" })).rejects.toMatchObject({ code: 50367 });
  await expect(update({ "autoCreation.studioRetryCount": 9 })).rejects.toMatchObject({
    code: 50065,
  });
  await expect(update({ "autoCreation.webhookFilters": ["onNothing"] })).rejects.toMatchObject({
    code: 50365,
  });
  expect(await v1.addressConfigurations(number).fetch()).toMatchObject({ sid: made.sid });
  expect(await v1.addressConfigurations.list({ type: "SMS" })).toHaveLength(1);
  expect(await v1.addressConfigurations.list({ type: "whatsapp" })).toEqual([]);
  expect(await v1.addressConfigurations(made.sid).remove()).toBe(true);
  await expect(v1.addressConfigurations(made.sid).fetch()).rejects.toMatchObject({ status: 404 });
});

test("AUTO7 an open conversation takes the text first, also an inactive one", async () => {
  const { emulator, number, autocreate, conversation } = await start();
  await autocreate();
  const talk = await conversation([], [phone]);
  await talk.update({ state: "inactive" });
  const text = await emulator.phones.text(phone, number, "hi");
  expect(text.conversationSid).toBe(talk.sid);
  expect((await talk.fetch()).state).toBe("active");
});
