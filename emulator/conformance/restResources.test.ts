import { expect, test } from "vitest";
import { startRest } from "./restHarness.ts";

const phone = "+16505551111";

test("a conversation is made, fetched, listed, changed and deleted", async () => {
  const { client, emulator } = await startRest();
  const { conversations } = client.conversations.v1;
  const made = await conversations.create({
    friendlyName: "Move-in",
    uniqueName: "move-in",
    attributes: '{"floor":2}',
  });
  expect(made).toMatchObject({
    accountSid: emulator.account.accountSid,
    chatServiceSid: emulator.account.serviceSid,
    messagingServiceSid: emulator.account.messagingServiceSid,
    friendlyName: "Move-in",
    uniqueName: "move-in",
    attributes: '{"floor":2}',
    state: "active",
    timers: {},
    url: `${emulator.url}/v1/Conversations/${made.sid}`,
  });
  expect(made.links["messages"]).toBe(`${made.url}/Messages`);
  expect((await conversations("move-in").fetch()).sid).toBe(made.sid);
  expect((await conversations.list()).map(({ sid }) => sid)).toEqual([made.sid]);

  const changed = await conversations(made.sid).update({ friendlyName: "Done", state: "inactive" });
  expect(changed).toMatchObject({ friendlyName: "Done", state: "inactive", uniqueName: "move-in" });
  expect(await conversations.list({ state: "active" })).toEqual([]);

  expect(await conversations(made.sid).remove()).toBe(true);
  await expect(conversations(made.sid).fetch()).rejects.toMatchObject({ status: 404, code: 50350 });
});

test("conversations can be dated back and found by their date", async () => {
  const { client } = await startRest();
  const { conversations } = client.conversations.v1;
  await conversations.create({ dateCreated: new Date("2026-01-05T10:00:00Z") });
  const late = await conversations.create({ dateCreated: new Date("2026-02-05T10:00:00Z") });
  expect(late.dateCreated).toEqual(new Date("2026-02-05T10:00:00Z"));
  const found = await conversations.list({ startDate: "2026-02-01", endDate: "2026-02-05" });
  expect(found.map(({ sid }) => sid)).toEqual([late.sid]);
});

test("chat people and phones are added, fetched, changed and removed", async () => {
  const { client, numbers } = await startRest();
  const { sid: conversationSid } = await client.conversations.v1.conversations.create();
  const conversation = client.conversations.v1.conversations(conversationSid);
  const proxy = numbers[0] ?? "";

  const alice = await conversation.participants.create({ identity: "alice" });
  expect(alice).toMatchObject({ identity: "alice", messagingBinding: null, attributes: "{}" });
  const texter = await conversation.participants.create({
    "messagingBinding.address": phone,
    "messagingBinding.proxyAddress": proxy,
  });
  expect(texter).toMatchObject({
    identity: null,
    messagingBinding: { type: "sms", address: phone, proxy_address: proxy },
  });

  expect((await conversation.participants("alice").fetch()).sid).toBe(alice.sid);
  const listed = await conversation.participants.list();
  expect(listed.map(({ sid }) => sid)).toEqual([alice.sid, texter.sid]);

  await conversation.messages.create({ body: "hi" });
  const changed = await conversation.participants(alice.sid).update({
    attributes: '{"role":"host"}',
    lastReadMessageIndex: 0,
  });
  expect(changed).toMatchObject({ attributes: '{"role":"host"}', lastReadMessageIndex: 0 });

  expect(await conversation.participants(texter.sid).remove()).toBe(true);
  await expect(conversation.participants(texter.sid).fetch()).rejects.toMatchObject({
    status: 404,
    code: 50432,
  });
});

test("a taken pair is refused with 409 / 50416 and the conversation that holds it", async () => {
  const { client, numbers } = await startRest();
  const binding = {
    "messagingBinding.address": phone,
    "messagingBinding.proxyAddress": numbers[0] ?? "",
  };
  const { conversations } = client.conversations.v1;
  const holder = await conversations.create();
  const other = await conversations.create();
  await conversations(holder.sid).participants.create(binding);
  await expect(conversations(other.sid).participants.create(binding)).rejects.toMatchObject({
    status: 409,
    code: 50416,
    message: expect.stringContaining(holder.sid),
    moreInfo: "https://www.twilio.com/docs/errors/50416",
  });
  await conversations(other.sid).participants.create({
    ...binding,
    "messagingBinding.proxyAddress": numbers[1] ?? "",
  });
});

test("messages are written, fetched, listed in both orders, changed and deleted", async () => {
  const { client } = await startRest();
  const { sid } = await client.conversations.v1.conversations.create();
  const { messages } = client.conversations.v1.conversations(sid);
  const first = await messages.create({ body: "one", attributes: '{"a":1}' });
  expect(first).toMatchObject({
    index: 0,
    author: "system",
    body: "one",
    attributes: '{"a":1}',
    participantSid: null,
    delivery: null,
    media: null,
  });
  const second = await messages.create({ body: "two", author: "clerk" });
  expect(second).toMatchObject({ index: 1, author: "clerk" });

  const bodies = async (order: "asc" | "desc") =>
    (await messages.list({ order })).map(({ body }) => body);
  expect(await bodies("asc")).toEqual(["one", "two"]);
  expect(await bodies("desc")).toEqual(["two", "one"]);

  const { messages: messageOf } = client.conversations.v1.conversations(sid);
  expect(await messageOf(first.sid).update({ body: "uno" })).toMatchObject({
    body: "uno",
    index: 0,
  });
  expect((await messageOf(first.sid).fetch()).body).toBe("uno");
  expect(await messageOf(first.sid).remove()).toBe(true);
  await expect(messageOf(first.sid).fetch()).rejects.toMatchObject({ status: 404, code: 50500 });
  expect(await messages.create({ body: "three" })).toMatchObject({ index: 2 });
});

test("every phone's leg has a receipt", async () => {
  const { client, emulator, numbers } = await startRest();
  const { sid } = await client.conversations.v1.conversations.create();
  const conversation = client.conversations.v1.conversations(sid);
  const texter = await conversation.participants.create({
    "messagingBinding.address": phone,
    "messagingBinding.proxyAddress": numbers[0] ?? "",
  });
  const message = await conversation.messages.create({ body: "hello" });
  await emulator.phones.waitForMessage(phone, ({ body }) => body === "hello");
  const receipts = conversation.messages(message.sid).deliveryReceipts;
  const [receipt] = await receipts.list();
  expect(receipt).toMatchObject({
    messageSid: message.sid,
    participantSid: texter.sid,
    status: "delivered",
    errorCode: 0,
    channelMessageSid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
  });
  const one = await conversation
    .messages(message.sid)
    .deliveryReceipts(receipt?.sid ?? "")
    .fetch();
  expect(one.sid).toBe(receipt?.sid);
  expect((await conversation.messages(message.sid).fetch()).delivery).toEqual({
    total: 1,
    sent: "all",
    delivered: "all",
    read: "none",
    failed: "none",
    undelivered: "none",
  });
});

test("users and their conversations", async () => {
  const { client } = await startRest();
  const { users, conversations } = client.conversations.v1;
  const alice = await users.create({ identity: "alice", friendlyName: "Alice Moreau" });
  expect(alice).toMatchObject({
    identity: "alice",
    friendlyName: "Alice Moreau",
    attributes: "{}",
  });
  expect((await users("alice").fetch()).isOnline).toBe(false);
  expect((await users.list())[0]).toMatchObject({ sid: alice.sid, isOnline: null });
  expect((await users(alice.sid).update({ friendlyName: "A." })).friendlyName).toBe("A.");

  const conversation = await conversations.create({ friendlyName: "Move-in" });
  await conversations(conversation.sid).participants.create({ identity: "alice" });
  const mine = await users(alice.sid).userConversations.list();
  expect(mine).toMatchObject([
    {
      conversationSid: conversation.sid,
      userSid: alice.sid,
      friendlyName: "Move-in",
      unreadMessagesCount: null,
      notificationLevel: "default",
    },
  ]);
  await conversations(conversation.sid).messages.create({ body: "hi" });
  const place = users(alice.sid).userConversations(conversation.sid);
  expect(await place.update({ notificationLevel: "muted", lastReadMessageIndex: 0 })).toMatchObject(
    {
      notificationLevel: "muted",
      lastReadMessageIndex: 0,
      unreadMessagesCount: 0,
    },
  );
  expect(await place.remove()).toBe(true);
  expect(await conversations(conversation.sid).participants.list()).toEqual([]);
  expect(await users(alice.sid).remove()).toBe(true);
  await expect(users(alice.sid).fetch()).rejects.toMatchObject({ status: 404, code: 50200 });
});

test("the conversations of a person are found by identity and by address", async () => {
  const { client, numbers } = await startRest();
  const { conversations, participantConversations } = client.conversations.v1;
  const { sid } = await conversations.create({ friendlyName: "Move-in" });
  await conversations(sid).participants.create({ identity: "alice" });
  await conversations(sid).participants.create({
    "messagingBinding.address": phone,
    "messagingBinding.proxyAddress": numbers[0] ?? "",
  });
  expect(await participantConversations.list({ identity: "alice" })).toMatchObject([
    { conversationSid: sid, participantIdentity: "alice", participantMessagingBinding: null },
  ]);
  expect(await participantConversations.list({ address: phone })).toMatchObject([
    {
      conversationSid: sid,
      conversationFriendlyName: "Move-in",
      participantUserSid: null,
      participantMessagingBinding: {
        address: phone,
        proxy_address: numbers[0],
        type: "sms",
        level: null,
        name: null,
        projected_address: null,
      },
    },
  ]);
});

test("everything is there under the service too, with its own addresses", async () => {
  const { client, emulator } = await startRest();
  const service = client.conversations.v1.services(emulator.account.serviceSid);
  const made = await service.conversations.create({ friendlyName: "Scoped" });
  expect(made.url).toBe(
    `${emulator.url}/v1/Services/${emulator.account.serviceSid}/Conversations/${made.sid}`,
  );
  const message = await service.conversations(made.sid).messages.create({ body: "hi" });
  expect(message.url).toBe(`${made.url}/Messages/${message.sid}`);
  await service.conversations(made.sid).participants.create({ identity: "alice" });
  expect((await service.users("alice").fetch()).identity).toBe("alice");
  expect(await service.participantConversations.list({ identity: "alice" })).toHaveLength(1);
  expect((await client.conversations.v1.services.list())[0]?.sid).toBe(emulator.account.serviceSid);
  const { url, links } = await service.fetch();
  expect(links["conversations"]).toBe(`${url}/Conversations`);
});

test("the account's numbers and WhatsApp senders are listed as Twilio lists them", async () => {
  const { client, numbers } = await startRest();
  const phones = await client.incomingPhoneNumbers.list();
  expect(phones.map(({ phoneNumber }) => phoneNumber)).toEqual(numbers.slice(0, 3));
  expect(phones[0]?.capabilities).toMatchObject({ sms: true, mms: true, voice: true });
  expect(phones[0]?.dateCreated).toBeInstanceOf(Date);
  const found = await client.incomingPhoneNumbers.list({ phoneNumber: numbers[1] ?? "" });
  expect(found.map(({ phoneNumber }) => phoneNumber)).toEqual([numbers[1]]);
  const one = await client.incomingPhoneNumbers(phones[2]?.sid ?? "").fetch();
  expect(one.phoneNumber).toBe(numbers[2]);
  const senders = await client.messaging.v2.channelsSenders.list({ channel: "whatsapp" });
  expect(senders).toMatchObject([{ senderId: numbers[3], status: "ONLINE" }]);
});
