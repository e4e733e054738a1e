import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";

const phone = "+16505551111";

test("HOOK9 a conversation has webhooks of its own", async () => {
  const { hooks, conversation, emulator, number } = await startHooks();
  const talk = await conversation([], [phone]);
  const elsewhere = await conversation(["alice"]);
  const made = await talk.webhooks.create({
    target: "webhook",
    "configuration.url": `${hooks.url}/own`,
    "configuration.method": "post",
    "configuration.filters": ["onMessageAdded"],
  });
  expect(made).toMatchObject({
    sid: expect.stringMatching(/^WH[0-9a-f]{32}$/),
    conversationSid: talk.sid,
    target: "webhook",
    configuration: { url: `${hooks.url}/own`, method: "post", filters: ["onMessageAdded"] },
  });
  await elsewhere.messages.create({ body: "not here", xTwilioWebhookEnabled: "true" });
  await emulator.phones.text(phone, number, "here");
  expect((await hooks.next()).parameters["Body"]).toBe("here");
  expect(hooks.calls).toHaveLength(1);

  const changed = await talk.webhooks(made.sid).update({
    "configuration.filters": ["onConversationRemoved"],
    "configuration.method": "get",
  });
  expect(changed.configuration).toMatchObject({
    method: "get",
    filters: ["onConversationRemoved"],
  });
  expect(await talk.webhooks.list()).toHaveLength(1);
  await talk.remove({ xTwilioWebhookEnabled: "true" });
  expect(await hooks.next("onConversationRemoved")).toMatchObject({ method: "GET", path: "/own" });
});

test("HOOK9 a trigger waits for a keyword, and gives its keywords as filters", async () => {
  const { hooks, conversation, emulator, number } = await startHooks();
  const talk = await conversation([], [phone]);
  const made = await talk.webhooks.create({
    target: "trigger",
    "configuration.url": `${hooks.url}/own`,
    "configuration.triggers": ["agent", "Help"],
  });
  expect(made.configuration).toEqual({
    url: `${hooks.url}/own`,
    method: "post",
    filters: ["agent", "Help"],
  });
  await emulator.phones.text(phone, number, "nothing");
  await emulator.phones.text(phone, number, "I need HELP now");
  expect((await hooks.next()).parameters["Body"]).toBe("I need HELP now");
  expect(hooks.calls).toHaveLength(1);
});

test("HOOK9 what is missing or wrong is refused by name", async () => {
  const { conversation, hooks } = await startHooks();
  const talk = await conversation([]);
  const create = (input: object) =>
    talk.webhooks.create({ target: "webhook", ...input } as Parameters<
      typeof talk.webhooks.create
    >[0]);
  const url = { "configuration.url": hooks.url };
  const refusals: [object, number][] = [
    [{ target: "fax", ...url }, 50364],
    [{ target: "" }, 50368],
    [{}, 50369],
    [url, 50370],
    [{ ...url, "configuration.filters": ["onNothing"] }, 50365],
    [{ ...url, "configuration.filters": ["onMessageAdd"] }, 50365],
    [{ ...url, "configuration.method": "put" }, 50055],
    [{ "configuration.url": "ftp://x" }, 50372],
    [{ "configuration.url": `http://x/${"x".repeat(512)}` }, 50372],
    [{ target: "trigger", ...url }, 50371],
    [{ target: "trigger", ...url, "configuration.triggers": [" "] }, 50366],
    [{ target: "trigger", ...url, "configuration.triggers": ["x".repeat(249)] }, 50366],
    [{ target: "trigger", ...url, "configuration.triggers": [..."abcdef"] }, 50362],
    [{ target: "studio" }, 50367],
    [{ target: "studio", "configuration.flowSid": "FW1" }, 50367],
  ];
  for (const [input, code] of refusals) {
    await expect(create(input)).rejects.toMatchObject({ status: 400, code });
  }
  await expect(talk.webhooks(`WH${"0".repeat(32)}`).fetch()).rejects.toMatchObject({
    status: 404,
    code: 50360,
  });
  const flow = { target: "studio", "configuration.flowSid": `FW${"1".repeat(32)}` };
  for (let count = 0; count < 5; count += 1) await create(flow);
  await expect(create(flow)).rejects.toMatchObject({ status: 400, code: 50361 });
  expect(await talk.webhooks.list({ pageSize: 50 })).toHaveLength(5);
});

test("HOOK17 a new webhook hears of the messages after an index", async () => {
  const { hooks, conversation } = await startHooks();
  const talk = await conversation([]);
  for (const body of ["a", "b", "c"]) await talk.messages.create({ body });
  await talk.webhooks.create({
    target: "webhook",
    "configuration.url": hooks.url,
    "configuration.filters": ["onMessageAdded"],
    "configuration.replayAfter": 0,
  });
  await hooks.next();
  await hooks.next();
  expect(hooks.calls.map(({ parameters }) => parameters["Body"])).toEqual(["b", "c"]);
});

test("the account's configuration is read, changed and checked", async () => {
  const { v1, emulator, hooks } = await startHooks();
  const webhooks = v1.configuration.webhooks();
  expect(await webhooks.fetch()).toMatchObject({
    accountSid: emulator.account.accountSid,
    filters: null,
    method: "POST",
    target: "webhook",
  });
  const changed = await webhooks.update({
    preWebhookUrl: hooks.url,
    filters: ["onMessageAdd", "onUserUpdated"],
    method: "GET",
    target: "flex",
  });
  expect(changed).toMatchObject({
    preWebhookUrl: hooks.url,
    postWebhookUrl: null,
    filters: ["onMessageAdd", "onUserUpdated"],
    method: "GET",
    target: "flex",
  });
  await expect(webhooks.update({})).rejects.toMatchObject({ code: 20161 });
  await expect(webhooks.update({ method: "PUT" })).rejects.toMatchObject({ code: 50055 });
  await expect(webhooks.update({ preWebhookUrl: "x" })).rejects.toMatchObject({ code: 50054 });
  await expect(webhooks.update({ filters: ["onMessageSent"] })).rejects.toMatchObject({
    code: 50365,
  });
  expect((await webhooks.update({ preWebhookUrl: "" })).preWebhookUrl).toBeNull();
  const service = v1.services(emulator.account.serviceSid).configuration.webhooks();
  expect(await service.fetch()).toMatchObject({
    chatServiceSid: emulator.account.serviceSid,
    filters: null,
    preWebhookUrl: null,
  });
});
