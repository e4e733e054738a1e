import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { startHooks } from "./hookHarness.ts";
import { startRest } from "./restHarness.ts";

const phone = "+16505551111";

/** Lets what is under way in this process and on its sockets come to its end. */
async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo).toBe(true);
}

test("HOOK1 only events that were asked for are told, with all that is known of them", async () => {
  const { emulator, hooks, ask, conversation, connect } = await startHooks();
  const talk = await conversation(["alice"], [phone]);
  await ask("onMessageAdded");
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  await inSdk.sendMessage("hello", { n: 1 });
  const call = await hooks.next("onMessageAdded");
  const [message] = await talk.messages.list();
  const [, texter] = await talk.participants.list();
  expect(call).toMatchObject({ method: "POST", path: "/post", isSigned: true });
  expect(call.parameters).toEqual({
    AccountSid: emulator.account.accountSid,
    EventType: "onMessageAdded",
    Source: "SDK",
    ClientIdentity: "alice",
    ConversationSid: talk.sid,
    ChatServiceSid: emulator.account.serviceSid,
    MessagingServiceSid: emulator.account.messagingServiceSid,
    MessageSid: message?.sid,
    ParticipantSid: message?.participantSid,
    Index: "0",
    Author: "alice",
    Body: "hello",
    Attributes: '{"n":1}',
    DateCreated: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(texter?.sid).not.toBe(message?.participantSid);
  expect(hooks.events()).toEqual(["onMessageAdded"]);
});

test("HOOK2 the account's webhooks and the service's are both asked and told, the account's first", async () => {
  const { emulator, v1, hooks, ask, conversation, connect } = await startHooks();
  const talk = await conversation(["alice"]);
  await ask("onMessageAdd", "onMessageAdded");
  await v1
    .services(emulator.account.serviceSid)
    .configuration.webhooks()
    .update({
      preWebhookUrl: `${hooks.url}/service-pre`,
      postWebhookUrl: `${hooks.url}/service-post`,
      filters: ["onMessageAdd", "onMessageAdded"],
      method: "GET",
    });
  hooks.answer(({ path, parameters }) =>
    path.endsWith("pre") ? { body: JSON.stringify({ body: `${parameters["Body"]}!` }) } : {},
  );
  const alice = await connect("alice");
  await (await alice.getConversationBySid(talk.sid)).sendMessage("hi");
  await hooks.next("onMessageAdded");
  await hooks.next("onMessageAdded");
  const told = hooks.calls.map(({ method, path, parameters }) => [
    method,
    path,
    parameters["Body"],
  ]);
  expect(told.slice(0, 2)).toEqual([
    ["POST", "/pre", "hi"],
    ["GET", "/service-pre", "hi!"],
  ]);
  expect(told.slice(2)).toEqual(
    expect.arrayContaining([
      ["GET", "/service-post", "hi!!"],
      ["POST", "/post", "hi!!"],
    ]),
  );
  expect(hooks.calls.every(({ isSigned }) => isSigned)).toBe(true);
});

test("HOOK4 a pre-webhook rewrites a message and a conversation; what it may not write is refused", async () => {
  const { hooks, ask, conversation, connect } = await startHooks();
  const talk = await conversation(["alice", "bob"]);
  await ask("onMessageAdd", "onMessageUpdate", "onConversationAdd", "onConversationUpdate");
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);

  hooks.answer(() => ({ body: '{"body":"clean","author":"bob","attributes":{"seen":true}}' }));
  await inSdk.sendMessage("dirty");
  const call = await hooks.next("onMessageAdd");
  expect(call.parameters).toMatchObject({ Body: "dirty", Author: "alice" });
  expect(call.parameters["MessageSid"]).toBeUndefined();
  expect(call.parameters["Index"]).toBeUndefined();
  const [written] = await talk.messages.list();
  const bob = (await talk.participants.list()).find(({ identity }) => identity === "bob");
  expect(written).toMatchObject({
    body: "clean",
    author: "bob",
    attributes: '{"seen":true}',
    participantSid: bob?.sid,
  });

  hooks.answer(() => ({}));
  await inSdk.sendMessage("her own");
  hooks.answer(() => ({ body: '{"body":"edited by the server"}' }));
  const message = (await inSdk.getMessages()).items.at(-1);
  await message?.updateBody("edited");
  expect((await talk.messages.list())[1]?.body).toBe("edited by the server");

  hooks.answer(() => ({ body: '{"friendly_name":"Named"}' }));
  expect((await alice.createConversation({ friendlyName: "x" })).friendlyName).toBe("Named");
  await inSdk.updateFriendlyName("y");
  expect((await talk.fetch()).friendlyName).toBe("Named");

  hooks.answer(() => ({ body: '{"attributes":"{"}' }));
  await expect(inSdk.sendMessage("x")).rejects.toMatchObject({ body: { code: 50304 } });
  hooks.answer(() => ({ body: "not JSON" }));
  await inSdk.sendMessage("as it is");
  expect((await talk.messages.list()).at(-1)?.body).toBe("as it is");
});

test("HOOK12 the reason of a state: asked for, or woken by a message or by somebody new", async () => {
  const { emulator, hooks, ask, conversation, number } = await startHooks();
  const talk = await conversation([], [phone]);
  await ask("onConversationStateUpdated");
  const on = { xTwilioWebhookEnabled: "true" as const };
  const reason = async () => (await hooks.next()).parameters["Reason"];
  const sleep = async () => {
    await talk.update({ ...on, state: "inactive" });
    expect(await reason()).toBe("API");
  };
  await sleep();
  await talk.update({ ...on, state: "active" });
  expect(await reason()).toBe("API");
  await sleep();
  await talk.messages.create({ ...on, body: "wake up" });
  expect(await reason()).toBe("EVENT");
  await sleep();
  await emulator.phones.text(phone, number, "wake up");
  expect(await reason()).toBe("EVENT");
  await sleep();
  await talk.participants.create({ ...on, identity: "bob" });
  expect(await reason()).toBe("EVENT");
});

test("HOOK1 a change of a user tells whether they can be reached", async () => {
  const { v1, emulator, hooks, ask, connect } = await startHooks();
  await ask("onUserUpdate", "onUserUpdated");
  const alice = await connect("alice");
  await alice.user.updateFriendlyName("Alice");
  const asked = await hooks.next("onUserUpdate");
  expect(asked.parameters).toMatchObject({ Identity: "alice", DateUpdated: expect.any(String) });
  expect((await hooks.next("onUserUpdated")).parameters).toMatchObject({
    FriendlyName: "Alice",
    isOnline: "true",
    isNotifiable: "false",
  });
  const { serviceSid } = emulator.account;
  await v1.services(serviceSid).configuration().update({ reachabilityEnabled: false });
  await v1.users("alice").update({ xTwilioWebhookEnabled: "true", friendlyName: "Alicia" });
  expect((await hooks.next("onUserUpdated")).parameters).not.toHaveProperty("isOnline");
});

test("HOOK5 a pre-webhook refuses: the SDK hears of it, a phone's text is lost", async () => {
  const { emulator, hooks, ask, conversation, connect, number } = await startHooks();
  const talk = await conversation(["alice"], [phone]);
  await ask(
    "onMessageAdd",
    "onMessageAdded",
    "onMessageRemove",
    "onParticipantAdd",
    "onParticipantRemove",
    "onParticipantUpdate",
    "onConversationUpdate",
    "onConversationRemove",
    "onConversationAdd",
    "onUserUpdate",
  );
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  await inSdk.sendMessage("before");
  const [message] = (await inSdk.getMessages()).items;
  const own = await inSdk.getParticipantByIdentity("alice");
  hooks.answer(({ path }) => ({ status: path === "/pre" ? 403 : 200 }));

  const refused = { body: { code: 50056 }, status: 403 };
  await expect(inSdk.sendMessage("no")).rejects.toMatchObject(refused);
  await expect(message?.remove()).rejects.toMatchObject(refused);
  await expect(inSdk.add("bob")).rejects.toMatchObject(refused);
  await expect(own?.updateAttributes({ a: 1 })).rejects.toMatchObject(refused);
  await expect(inSdk.updateFriendlyName("no")).rejects.toMatchObject(refused);
  await expect(inSdk.leave()).rejects.toMatchObject(refused);
  await expect(inSdk.delete()).rejects.toMatchObject(refused);
  await expect(alice.createConversation({})).rejects.toMatchObject(refused);
  await expect(alice.user.updateFriendlyName("no")).rejects.toMatchObject(refused);
  expect(await emulator.phones.text(phone, number, "no")).toMatchObject({
    conversationSid: null,
    messageSid: null,
  });
  expect((await talk.messages.list()).map(({ body }) => body)).toEqual(["before"]);
  expect((await talk.fetch()).friendlyName).toBe("Talk");
  expect(hooks.events().filter((event) => event === "onMessageAdded")).toHaveLength(1);
});

test("HOOK5 what the service would refuse anyway is not asked about", async () => {
  const { hooks, ask, conversation, connect } = await startHooks();
  const talk = await conversation(["alice"], [phone]);
  await ask("onMessageAdd", "onParticipantAdd");
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  await expect(inSdk.add("alice")).rejects.toMatchObject({ body: { code: 50433 } });
  await expect(inSdk.sendMessage("x".repeat(40_000))).rejects.toMatchObject({
    body: { code: 50504 },
  });
  expect(hooks.calls).toEqual([]);
});

test("HOOK6 after 5 s without an answer the change goes through", async () => {
  const clock = createManualClock(Date.now());
  const { emulator, hooks, ask, conversation, number } = await startHooks({ clock });
  const talk = await conversation(["alice"], [phone]);
  await ask("onMessageAdd");
  hooks.answer(() => "silence");
  let result: unknown;
  const sent = emulator.phones.text(phone, number, "slow").then((text) => (result = text));
  await hooks.next("onMessageAdd");
  clock.advance(4_999);
  await new Promise((resolve) => setImmediate(resolve));
  expect(result).toBeUndefined();
  clock.advance(1);
  await sent;
  expect((await talk.messages.list()).map(({ body }) => body)).toEqual(["slow"]);
  expect(emulator.webhookCalls().at(-1)).toMatchObject({
    event: "onMessageAdd",
    durationMs: 5_000,
    status: null,
    problem: "50076 no answer in time",
  });
});

test("HOOK6 a server that is not there, or not allowed, stops nothing", async () => {
  const { emulator, v1, conversation, number } = await startHooks();
  const talk = await conversation([], [phone]);
  for (const preWebhookUrl of ["http://127.0.0.1:9/", "http://10.255.255.1/"]) {
    await v1.configuration.webhooks().update({ preWebhookUrl, filters: ["onMessageAdd"] });
    await emulator.phones.text(phone, number, preWebhookUrl);
  }
  expect(await talk.messages.list()).toHaveLength(2);
  expect(emulator.webhookCalls().map(({ problem }) => problem)).toEqual([
    expect.anything(),
    "the host is not on the list of allowed hosts",
  ]);
});

test("HOOK7 what waits for a webhook keeps its order, and others do not wait", async () => {
  const { emulator, hooks, ask, conversation, connect, number } = await startHooks();
  const talk = await conversation(["alice"], [phone]);
  const other = await conversation(["alice"]);
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  const elsewhere = await alice.getConversationBySid(other.sid);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  hooks.answer(async ({ parameters }) => {
    if (parameters["Body"] === "one") await held;
    return {};
  });
  await ask("onMessageAdd");
  const sent = [
    inSdk.sendMessage("one"),
    inSdk.sendMessage("two"),
    hooks.next().then(() => emulator.phones.text(phone, number, "three")),
  ];
  await until(() => hooks.calls.length === 3);
  await elsewhere.sendMessage("not held");
  // A webhook server that uses REST before it answers does not wait for itself.
  await talk.messages.create({ body: "from the server" });
  expect((await talk.messages.list()).map(({ body }) => body)).toEqual(["from the server"]);
  release();
  await Promise.all(sent);
  expect((await talk.messages.list()).map(({ body }) => body)).toEqual([
    "from the server",
    "one",
    "two",
    "three",
  ]);
});

test("HOOK8 post-events come after the commit, in order, and nobody waits for them", async () => {
  const { emulator, hooks, ask, conversation, number } = await startHooks();
  const talk = await conversation([], [phone]);
  await ask("onMessageAdded");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  hooks.answer(async () => {
    await held;
    return { status: 500 };
  });
  for (const body of ["a", "b", "c"]) await emulator.phones.text(phone, number, body);
  expect(await talk.messages.list()).toHaveLength(3);
  await hooks.next();
  expect(hooks.calls).toHaveLength(1);
  release();
  await until(() => hooks.calls.length === 3);
  expect(hooks.calls.map(({ parameters }) => parameters["Body"])).toEqual(["a", "b", "c"]);
});

test("HOOK10 REST tells nobody, unless the request asks for it; then only afterwards", async () => {
  const { hooks, ask, conversation } = await startHooks();
  await ask(
    "onMessageAdd",
    "onMessageAdded",
    "onMessageUpdated",
    "onMessageRemoved",
    "onParticipantAdd",
    "onParticipantAdded",
    "onParticipantUpdated",
    "onParticipantRemoved",
    "onConversationUpdated",
    "onConversationStateUpdated",
    "onConversationRemoved",
    "onUserAdded",
  );
  const talk = await conversation(["bob"]);
  await talk.messages.create({ body: "silent" });
  const on = { xTwilioWebhookEnabled: "true" as const };
  const { sid } = await talk.messages.create({ ...on, body: "told" });
  await talk.messages(sid).update({ ...on, body: "edited" });
  await talk.messages(sid).remove({ ...on });
  const alice = await talk.participants.create({ ...on, identity: "alice" });
  await talk.participants(alice.sid).update({ ...on, attributes: "{}" });
  await talk.participants(alice.sid).remove({ ...on });
  await talk.update({ ...on, friendlyName: "New" });
  await talk.update({ ...on, state: "inactive" });
  await talk.remove({ ...on });
  await hooks.next("onConversationRemoved");
  expect(hooks.events().filter((event) => event !== "onUserAdded")).toEqual([
    "onMessageAdded",
    "onMessageUpdated",
    "onMessageRemoved",
    "onParticipantAdded",
    "onParticipantUpdated",
    "onParticipantRemoved",
    "onConversationUpdated",
    "onConversationStateUpdated",
    "onConversationRemoved",
  ]);
  const told = (event: string) =>
    hooks.calls.find(({ parameters }) => parameters["EventType"] === event)?.parameters ?? {};
  expect(told("onMessageAdded")).toMatchObject({ Source: "API", Body: "told", Author: "system" });
  expect(told("onMessageAdded")).not.toHaveProperty("ClientIdentity");
  expect(told("onMessageRemoved")).toMatchObject({
    Body: "edited",
    DateRemoved: expect.any(String),
    DateUpdated: expect.any(String),
  });
  expect(told("onUserAdded")).toMatchObject({ Identity: "alice", FriendlyName: "alice" });
  expect(told("onParticipantAdded")).toMatchObject({
    Identity: "alice",
    ParticipantSid: alice.sid,
    "MessagingBinding.Type": "CHAT",
    Attributes: "{}",
  });
  expect(told("onParticipantRemoved")).toHaveProperty("DateRemoved");
  expect(told("onConversationStateUpdated")).toMatchObject({
    StateFrom: "active",
    StateTo: "inactive",
    Reason: "API",
    StateUpdated: expect.any(String),
  });
  expect(told("onConversationRemoved")).toMatchObject({
    FriendlyName: "New",
    DateRemoved: expect.any(String),
  });
});

test("HOOK11 deliveries are told whoever wrote", async () => {
  const { hooks, ask, conversation } = await startHooks();
  const talk = await conversation([], [phone]);
  await ask("onDeliveryUpdated", "onMessageUpdated");
  const { sid } = await talk.messages.create({ body: "x" });
  await hooks.next("onDeliveryUpdated");
  await hooks.next("onDeliveryUpdated");
  const [receipt] = await talk.messages(sid).deliveryReceipts.list();
  expect(hooks.calls.map(({ parameters }) => parameters["Status"])).toEqual(["sent", "delivered"]);
  expect(hooks.events()).toEqual(["onDeliveryUpdated", "onDeliveryUpdated"]);
  expect(hooks.calls[0]?.parameters).toMatchObject({
    ConversationSid: talk.sid,
    MessageSid: sid,
    DeliveryReceiptSid: receipt?.sid,
    ChannelMessageSid: receipt?.channelMessageSid,
    ParticipantSid: receipt?.participantSid,
  });
});

test("HOOK12 a phone's text is from SMS, reactivation an event, a read horizon an update", async () => {
  const { emulator, hooks, ask, conversation, connect, number } = await startHooks();
  const talk = await conversation(["alice"], [phone]);
  await talk.update({ state: "inactive" });
  await ask("onMessageAdded", "onConversationStateUpdated", "onParticipantUpdated");
  const picture = { contentType: "image/png", filename: "a.png", data: Buffer.from("png") };
  await emulator.phones.text(phone, number, "hi", [picture]);
  const added = await hooks.next("onMessageAdded");
  expect(added.parameters).toMatchObject({ Source: "SMS", Author: phone, Body: "hi" });
  expect(JSON.parse(added.parameters["Media"] ?? "")).toEqual([
    { Sid: expect.stringMatching(/^ME/), Filename: "a.png", ContentType: "image/png", Size: 3 },
  ]);
  expect((await hooks.next("onConversationStateUpdated")).parameters).toMatchObject({
    StateFrom: "inactive",
    StateTo: "active",
    Reason: "EVENT",
  });
  const alice = await connect("alice");
  await (await alice.getConversationBySid(talk.sid)).setAllMessagesRead();
  expect((await hooks.next("onParticipantUpdated")).parameters).toMatchObject({
    Source: "SDK",
    ClientIdentity: "alice",
    Identity: "alice",
    LastReadMessageIndex: "0",
  });
});

test("HOOK13 a number's own webhook hears of every text, taken or not", async () => {
  const { emulator, client, hooks, conversation, number } = await startHooks();
  const [owned] = await client.incomingPhoneNumbers.list({ phoneNumber: number });
  const changed = await client
    .incomingPhoneNumbers(owned?.sid ?? "")
    .update({ smsUrl: `${hooks.url}/sms`, smsMethod: "GET" });
  expect(changed).toMatchObject({ smsUrl: `${hooks.url}/sms`, smsMethod: "GET" });
  const dropped = await emulator.phones.text(phone, number, "to nobody");
  expect((await hooks.next()).parameters).toMatchObject({
    From: phone,
    To: number,
    Body: "to nobody",
    MessageSid: dropped.sid,
    NumMedia: "0",
  });
  await conversation([], [phone]);
  const taken = await emulator.phones.text(phone, number, "to a conversation");
  expect(taken.messageSid).not.toBeNull();
  expect(await hooks.next()).toMatchObject({ method: "GET", path: "/sms", isSigned: true });
});

test("HOOK14 a redirect is not followed", async () => {
  const { emulator, hooks, ask, conversation, number } = await startHooks();
  await conversation([], [phone]);
  await ask("onMessageAdd");
  hooks.answer(() => ({ status: 302, headers: { location: "http://10.255.255.1/" } }));
  expect((await emulator.phones.text(phone, number, "x")).messageSid).toBeNull();
  expect(hooks.calls).toHaveLength(1);
});

test("HOOK15 every call is written down with its answer", async () => {
  const { emulator, hooks, ask, conversation, number } = await startHooks();
  await conversation([], [phone]);
  await ask("onMessageAdd");
  hooks.answer(() => ({ status: 201, body: "{}" }));
  await emulator.phones.text(phone, number, "x");
  const response = await fetch(`${emulator.url}/_emulator/webhooks`);
  expect(await response.json()).toMatchObject({
    calls: [
      {
        level: "account",
        event: "onMessageAdd",
        method: "POST",
        url: `${hooks.url}/pre`,
        status: 201,
        answer: "{}",
        problem: null,
        parameters: { Body: "x", Source: "SMS" },
      },
    ],
  });
});

test("HOOK16 configurations outlive a restart, and a reset takes them away", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "partyline-hooks-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { emulator, v1, ask } = await startHooks({ dataDir });
  await ask("onMessageAdded");
  const asked = await v1.configuration.webhooks().fetch();
  expect(asked).toMatchObject({
    preWebhookUrl: expect.stringMatching(/\/pre$/),
    filters: ["onMessageAdded"],
  });
  await emulator.close();

  const again = await startRest({ dataDir });
  const configured = again.client.conversations.v1.configuration.webhooks();
  const { preWebhookUrl, postWebhookUrl, filters, method } = asked;
  expect(await configured.fetch()).toMatchObject({
    preWebhookUrl,
    postWebhookUrl,
    filters,
    method,
  });
  await again.emulator.reset();
  expect(await configured.fetch()).toMatchObject({
    preWebhookUrl: null,
    postWebhookUrl: null,
    filters: null,
    method: "POST",
    target: "webhook",
  });
});

test("an emulator that has been closed calls nobody, whatever still waited", async () => {
  const { emulator, hooks, ask, conversation, number } = await startHooks();
  await conversation([], [phone]);
  await ask("onMessageAdded");
  let answer = () => {};
  hooks.answer(() => new Promise((resolve) => (answer = () => resolve({}))));
  for (const body of ["one", "two", "three"]) await emulator.phones.text(phone, number, body);
  await hooks.next("onMessageAdded");
  await emulator.close();
  answer();
  await expect.poll(() => emulator.webhookCalls()[0]?.status).toBe(200);
  expect(emulator.webhookCalls()).toHaveLength(1);
});
