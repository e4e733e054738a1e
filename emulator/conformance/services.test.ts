import { expect, test } from "vitest";
import { connect, startHooks } from "./hookHarness.ts";

test("SVC1 services are made, listed and deleted with all that is in them", async () => {
  const { v1, emulator } = await startHooks();
  const made = await v1.services.create({ friendlyName: "Second" });
  expect(made).toMatchObject({
    sid: expect.stringMatching(/^IS[0-9a-f]{32}$/),
    accountSid: emulator.account.accountSid,
    friendlyName: "Second",
  });
  expect((await v1.services.list()).map(({ sid }) => sid)).toEqual([
    emulator.account.serviceSid,
    made.sid,
  ]);
  const second = v1.services(made.sid);
  const { sid } = await second.conversations.create({ uniqueName: "talk" });
  await second.conversations(sid).participants.create({ identity: "alice" });
  await second.conversations(sid).participants.create({
    "messagingBinding.address": "+16505551111",
    "messagingBinding.proxyAddress": emulator.service.numbers.all()[0]?.address ?? "",
  });
  expect((await second.conversations("talk").fetch()).url).toContain(`/Services/${made.sid}/`);
  // Closed worlds: neither the name nor the person is in the other.
  await expect(v1.conversations("talk").fetch()).rejects.toMatchObject({ code: 50350 });
  await expect(v1.users("alice").fetch()).rejects.toMatchObject({ code: 50200 });
  expect(await second.roles.list()).toHaveLength(4);

  expect(await v1.services(made.sid).remove()).toBe(true);
  await expect(second.fetch()).rejects.toMatchObject({ status: 404, code: 50050 });
  await expect(second.conversations.list()).rejects.toMatchObject({ code: 50050 });
  await expect(v1.services(emulator.account.serviceSid).remove()).rejects.toMatchObject({
    status: 409,
  });
  await expect(v1.services.create({ friendlyName: "x".repeat(257) })).rejects.toMatchObject({
    code: 50003,
  });
});

test("SVC2 the default roles of a service can be others of it", async () => {
  const { v1, emulator, conversation } = await startHooks();
  const service = v1.services(emulator.account.serviceSid);
  const role = await service.roles.create({
    friendlyName: "joiner",
    type: "conversation",
    permission: ["sendMessage"],
  });
  const changed = await service.configuration().update({
    defaultConversationRoleSid: role.sid,
    reachabilityEnabled: false,
  });
  expect(changed).toMatchObject({
    defaultConversationRoleSid: role.sid,
    reachabilityEnabled: false,
    links: { notifications: expect.any(String), webhooks: expect.any(String) },
  });
  const talk = await conversation(["alice"]);
  expect((await talk.participants("alice").fetch()).roleSid).toBe(role.sid);
  const configuration = service.configuration();
  await expect(configuration.update({})).rejects.toMatchObject({ code: 20161 });
  await expect(configuration.update({ defaultChatServiceRoleSid: role.sid })).rejects.toMatchObject(
    { code: 50100 },
  );
});

test("SVC3 without reachability nobody is told who is online", async () => {
  const { v1, emulator, connect } = await startHooks();
  const service = v1.services(emulator.account.serviceSid);
  const alice = await connect("alice");
  expect(alice.reachabilityEnabled).toBe(true);
  expect((await v1.users("alice").fetch()).isOnline).toBe(true);
  await service.configuration().update({ reachabilityEnabled: false });
  expect((await v1.users("alice").fetch()).isOnline).toBeNull();
  expect((await connect("bob")).reachabilityEnabled).toBe(false);
  const second = await v1.services.create({ friendlyName: "Second" });
  expect(await v1.services(second.sid).configuration().fetch()).toMatchObject({
    reachabilityEnabled: false,
  });
});

test("SVC4 a token for another service of the account leads there", async () => {
  const { v1, emulator } = await startHooks();
  const { sid: serviceSid } = await v1.services.create({ friendlyName: "Second" });
  const { sid } = await v1.services(serviceSid).conversations.create({ friendlyName: "There" });
  await v1.services(serviceSid).conversations(sid).participants.create({ identity: "alice" });
  const client = await connect(emulator, "alice", serviceSid);
  expect((await client.getConversationBySid(sid)).friendlyName).toBe("There");
});

test("MEM3 a device belongs to a person of one service, not to their namesake in another", async () => {
  const { v1, emulator } = await startHooks();
  const { sid: serviceSid } = await v1.services.create({ friendlyName: "Second" });
  const here = await connect(emulator, "alice");
  const there = await connect(emulator, "alice", serviceSid);
  await here.setPushRegistrationId("fcm", "device-1");
  await there.removePushRegistrations("fcm", "device-1");
  expect(emulator.pushDevices()).toHaveLength(1);
  await here.removePushRegistrations("fcm", "device-1");
  expect(emulator.pushDevices()).toEqual([]);
});

test("SVC5 the account's configuration says what is meant where no service is named", async () => {
  const { v1, emulator } = await startHooks();
  const { account } = emulator;
  const configuration = v1.configuration();
  expect(await configuration.fetch()).toMatchObject({
    accountSid: account.accountSid,
    defaultChatServiceSid: account.serviceSid,
    defaultMessagingServiceSid: account.messagingServiceSid,
    defaultInactiveTimer: null,
    defaultClosedTimer: null,
  });
  const { sid } = await v1.services.create({ friendlyName: "Second" });
  expect((await configuration.update({ defaultChatServiceSid: sid })).defaultChatServiceSid).toBe(
    sid,
  );
  expect((await v1.conversations.create()).chatServiceSid).toBe(sid);
  await expect(configuration.update({})).rejects.toMatchObject({ code: 20161 });
  await expect(
    configuration.update({ defaultChatServiceSid: `IS${"0".repeat(32)}` }),
  ).rejects.toMatchObject({ code: 50050 });
  await expect(
    configuration.update({ defaultMessagingServiceSid: `MG${"0".repeat(32)}` }),
  ).rejects.toMatchObject({ code: 50342 });
  await expect(configuration.update({ defaultInactiveTimer: "P1M" })).rejects.toMatchObject({
    code: 50379,
  });
});

test("SVC6 what notifications would say is kept", async () => {
  const { v1, emulator } = await startHooks();
  const notifications = v1.services(emulator.account.serviceSid).configuration.notifications();
  expect(await notifications.fetch()).toMatchObject({
    logEnabled: false,
    newMessage: {
      enabled: false,
      template: null,
      sound: null,
      badge_count_enabled: false,
      with_media: { enabled: false, template: null },
    },
    addedToConversation: { enabled: false },
  });
  const changed = await notifications.update({
    logEnabled: true,
    "newMessage.enabled": true,
    "newMessage.template": "${PARTICIPANT}: ${MESSAGE}",
    "newMessage.withMedia.template": "${MEDIA_COUNT}",
    "removedFromConversation.sound": "pling",
  });
  expect(changed).toMatchObject({
    logEnabled: true,
    newMessage: {
      enabled: true,
      template: "${PARTICIPANT}: ${MESSAGE}",
      with_media: { enabled: false, template: "${MEDIA_COUNT}" },
    },
    removedFromConversation: { enabled: false, sound: "pling" },
  });
  expect((await notifications.fetch()).logEnabled).toBe(true);
});

test("SVC1 media belong to a service too", async () => {
  const { v1, emulator } = await startHooks();
  const { sid } = await v1.services.create({ friendlyName: "Second" });
  const { accountSid, authToken } = emulator.account;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const upload = (serviceSid: string) =>
    fetch(`${emulator.url}/mcs/v1/Services/${serviceSid}/Media`, {
      method: "POST",
      headers: { authorization, "content-type": "image/png" },
      body: "png",
    });
  const record: unknown = await (await upload(sid)).json();
  expect(record).toMatchObject({
    service_sid: sid,
    links: { content_direct_temporary: expect.any(String) },
  });
  // What was matched above.
  const { links } = record as { links: { content_direct_temporary: string } };
  expect(await (await fetch(links.content_direct_temporary)).text()).toBe("png");
  expect((await upload(`IS${"0".repeat(32)}`)).status).toBe(404);
});
