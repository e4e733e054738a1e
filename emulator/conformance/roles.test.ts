import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";

const refused = { status: 403, body: { code: 50107 } };

test("ROLE1 a service has four roles; users, joiners and creators get theirs", async () => {
  const { v1, emulator, connect } = await startHooks();
  const roles = await v1.roles.list();
  expect(roles.map(({ friendlyName, type }) => `${friendlyName}, ${type}`)).toEqual([
    "service admin, service",
    "service user, service",
    "channel admin, conversation",
    "channel user, conversation",
  ]);
  const sidOf = (name: string) => roles.find(({ friendlyName }) => friendlyName === name)?.sid;
  expect(roles[1]?.permissions).toEqual([
    "createConversation",
    "joinConversation",
    "editOwnUserInfo",
  ]);
  const configuration = v1.services(emulator.account.serviceSid).configuration();
  expect(await configuration.fetch()).toMatchObject({
    defaultConversationCreatorRoleSid: sidOf("channel admin"),
    defaultConversationRoleSid: sidOf("channel user"),
    defaultChatServiceRoleSid: sidOf("service user"),
  });

  const alice = await connect("alice");
  const talk = await alice.createConversation({});
  await talk.join();
  await talk.add("bob");
  await talk.addNonChatParticipant("+14155550110", "+16505551111").catch(() => {});
  const people = await v1.conversations(talk.sid).participants.list();
  expect(people.find(({ identity }) => identity === "alice")?.roleSid).toBe(sidOf("channel admin"));
  expect(people.find(({ identity }) => identity === "bob")?.roleSid).toBe(sidOf("channel user"));
  expect((await v1.users("bob").fetch()).roleSid).toBe(sidOf("service user"));
});

test("ROLE2 the SDK is refused what neither role allows; REST is not", async () => {
  const { v1, emulator, conversation, connect, number } = await startHooks();
  const talk = await conversation(["alice", "bob"]);
  const none = await v1.roles.create({
    friendlyName: "reader",
    type: "conversation",
    permission: ["editNotificationLevel"],
  });
  await talk.participants("alice").update({ roleSid: none.sid });
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  await expect(inSdk.sendMessage("x")).rejects.toMatchObject(refused);
  const file = { contentType: "image/png", filename: "a.png", media: Buffer.from("png") };
  await expect(inSdk.sendMessage(file)).rejects.toMatchObject(refused);
  await expect(inSdk.updateFriendlyName("x")).rejects.toMatchObject(refused);
  await expect(inSdk.updateAttributes({})).rejects.toMatchObject(refused);
  await expect(inSdk.add("carol")).rejects.toMatchObject(refused);
  await expect(inSdk.addNonChatParticipant(number, "+16505551111")).rejects.toMatchObject(refused);
  await expect(inSdk.removeParticipant("bob")).rejects.toMatchObject(refused);
  await expect(inSdk.leave()).rejects.toMatchObject(refused);
  await expect(inSdk.delete()).rejects.toMatchObject(refused);
  await talk.messages.create({ author: "alice", body: "REST may" });

  await v1
    .users("alice")
    .update({ roleSid: none.sid })
    .catch(() => {});
  const [admin] = await v1.roles.list();
  await v1.users("alice").update({ roleSid: admin?.sid ?? "" });
  await inSdk.updateFriendlyName("by her role in the service");
  await v1
    .services(emulator.account.serviceSid)
    .roles(none.sid)
    .update({
      permission: ["sendMessage", "leaveConversation"],
    });
  expect(await inSdk.sendMessage("now")).toBe(1);
  await expect(inSdk.sendMessage(file)).rejects.toMatchObject(refused);
  await inSdk.leave();
});

test("ROLE2 making and joining conversations and changing people are permissions of the service", async () => {
  const { v1, conversation, connect } = await startHooks();
  const role = await v1.roles.create({
    friendlyName: "guest",
    type: "service",
    permission: ["createConversation"],
  });
  await conversation(["alice", "bob"]);
  await v1.users("alice").update({ roleSid: role.sid });
  const alice = await connect("alice");
  const made = await alice.createConversation({});
  await expect(made.join()).rejects.toMatchObject(refused);
  await expect(alice.user.updateFriendlyName("A")).rejects.toMatchObject(refused);
  await v1.roles(role.sid).update({ permission: ["editOwnUserInfo"] });
  await alice.user.updateFriendlyName("A");
  await expect(alice.createConversation({})).rejects.toMatchObject(refused);
});

test("ROLE3 one's own messages and any are different permissions, for text and attributes", async () => {
  const { v1, conversation, connect } = await startHooks();
  const talk = await conversation(["alice", "bob"]);
  const role = await v1.roles.create({
    friendlyName: "writer",
    type: "conversation",
    permission: ["sendMessage", "editOwnMessage", "deleteOwnMessage"],
  });
  await talk.participants("alice").update({ roleSid: role.sid });
  await talk.messages.create({ author: "bob", body: "his" });
  await talk.messages.create({ author: "alice", body: "hers" });
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  const [his, hers] = (await inSdk.getMessages()).items;
  await expect(his?.updateBody("x")).rejects.toMatchObject(refused);
  await expect(his?.remove()).rejects.toMatchObject(refused);
  await hers?.updateBody("edited");
  await expect(hers?.updateAttributes({})).rejects.toMatchObject(refused);
  await v1.roles(role.sid).update({
    permission: ["editAnyMessage", "editAnyMessageAttributes", "deleteAnyMessage"],
  });
  await his?.updateBody("edited too");
  await his?.updateAttributes({ a: 1 });
  await his?.remove();
  await hers?.remove();
  expect(await talk.messages.list()).toEqual([]);
});

test("ROLE4 a role that is posted must be there, and of the right kind", async () => {
  const { v1, conversation } = await startHooks();
  const talk = await conversation(["alice"]);
  const [ofService, , ofConversation] = await v1.roles.list();
  const unknown = `RL${"0".repeat(32)}`;
  for (const roleSid of [unknown, "x", ofService?.sid ?? ""]) {
    await expect(talk.participants("alice").update({ roleSid })).rejects.toMatchObject({
      status: 404,
      code: 50109,
    });
    await expect(talk.participants.create({ identity: "bob", roleSid })).rejects.toMatchObject({
      code: 50109,
    });
  }
  for (const roleSid of [unknown, ofConversation?.sid ?? ""]) {
    await expect(v1.users("alice").update({ roleSid })).rejects.toMatchObject({ code: 50100 });
  }
  const carol = await talk.participants.create({
    identity: "carol",
    roleSid: ofConversation?.sid ?? "",
  });
  expect(carol.roleSid).toBe(ofConversation?.sid);
});

test("ROLE5 roles are made, changed as a whole, and removed when nobody has them", async () => {
  const { v1, emulator, conversation } = await startHooks();
  const input = { friendlyName: "host", type: "conversation" as const };
  const made = await v1.roles.create({ ...input, permission: ["sendMessage", "addParticipant"] });
  expect(made).toMatchObject({
    sid: expect.stringMatching(/^RL[0-9a-f]{32}$/),
    accountSid: emulator.account.accountSid,
    chatServiceSid: emulator.account.serviceSid,
    friendlyName: "host",
    type: "conversation",
    permissions: ["sendMessage", "addParticipant"],
  });
  const changed = await v1.roles(made.sid).update({ permission: ["leaveConversation"] });
  expect(changed.permissions).toEqual(["leaveConversation"]);
  expect((await v1.roles(made.sid).fetch()).permissions).toEqual(["leaveConversation"]);

  const create = (more: object) =>
    v1.roles.create({ ...input, permission: ["sendMessage"], ...more });
  await expect(create({ type: "team" })).rejects.toMatchObject({ status: 400, code: 50105 });
  await expect(create({ permission: ["fly"] })).rejects.toMatchObject({ status: 400, code: 50104 });
  await expect(create({ permission: ["createConversation"] })).rejects.toMatchObject({
    code: 50104,
  });
  await expect(create({ type: "service" })).rejects.toMatchObject({ code: 50104 });
  await expect(create({ friendlyName: "x".repeat(65) })).rejects.toMatchObject({ code: 20001 });

  const talk = await conversation([]);
  const alice = await talk.participants.create({ identity: "alice", roleSid: made.sid });
  const inUse = { status: 409, code: 20409 };
  await expect(v1.roles(made.sid).remove()).rejects.toMatchObject(inUse);
  await talk.participants(alice.sid).remove();
  expect(await v1.roles(made.sid).remove()).toBe(true);
  await expect(v1.roles(made.sid).fetch()).rejects.toMatchObject({ status: 404, code: 50100 });
  const [, user] = await v1.roles.list();
  await expect(v1.roles(user?.sid ?? "").remove()).rejects.toMatchObject(inUse);
});

test("ROLE6 the narrow set of joiners leaves names and people to the creator", async () => {
  const { conversation, connect } = await startHooks({ stockRoles: "narrow" });
  const talk = await conversation(["alice"]);
  const inSdk = await (await connect("alice")).getConversationBySid(talk.sid);
  await inSdk.sendMessage("may");
  await expect(inSdk.updateFriendlyName("x")).rejects.toMatchObject(refused);
  await expect(inSdk.add("bob")).rejects.toMatchObject(refused);
  await inSdk.leave();
});
