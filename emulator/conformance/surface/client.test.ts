import type { Conversation, Message, User } from "@twilio/conversations";
import { expect, onTestFinished, test } from "vitest";
import type { Identity } from "../../../src/domain/identity.ts";
import { restActor } from "../../service/actor.ts";
import { happens, sdkOptions } from "../harness.ts";
import { describeEverySdk, isLoaded } from "./world.ts";

describeEverySdk((world) => {
  test("Client.create, Client.user, Client.token, Client.version: gives a client that is ready", async () => {
    const { sdk, twilsockUri, token } = world();
    const jwt = token("carol");
    const carol = await sdk.Client.create(jwt, sdkOptions(twilsockUri));
    onTestFinished(() => carol.shutdown());
    await carol.getSubscribedConversations();
    expect(carol.user).toMatchObject({ identity: "carol", friendlyName: "carol", attributes: {} });
    expect(carol.token).toBe(jwt);
    expect(carol.version).toBe(sdk.version);
    expect(sdk.Client.version).toBe(sdk.version);
  });

  test("Client.reachabilityEnabled, Client.connectionState: are the service's", () => {
    const { alice } = world();
    expect(alice.reachabilityEnabled).toBe(true);
    expect(alice.connectionState).toBe("connected");
  });

  test("Client.initialized, Client.stateChanged, Client.connectionStateChanged: come in order", async () => {
    const client = world().open(world().token("dora"));
    const heard: string[] = [];
    client.on("connectionStateChanged", (state) => heard.push(state));
    client.on("stateChanged", (state) => heard.push(state));
    await happens(client, "initialized");
    expect(heard).toEqual(["connecting", "connected", "initialized"]);
    await client.getSubscribedConversations();
  });

  test("Client.initFailed, Client.connectionError: a token that is none", async () => {
    const client = world().open("no token");
    const failed = happens(client, "initFailed");
    const error = happens<{ terminal: boolean; errorCode: number }>(client, "connectionError");
    expect(await error).toMatchObject({ terminal: true, httpStatusCode: 401, errorCode: 20101 });
    await failed;
    expect(client.connectionState).toBe("denied");
  });

  test("Client.shutdown: closes the connection", async () => {
    const client = await world().connect("erin");
    const erin = await world().alice.getUser("erin");
    expect(erin.isOnline).toBe(true);
    await client.shutdown();
    await expect.poll(() => client.connectionState).toBe("disconnected");
    await expect.poll(() => erin.isOnline).toBe(false);
  });

  test("Client.updateToken: takes a fresh token for the open connection", async () => {
    const { alice, token } = world();
    const fresh = token("alice", 7200);
    await alice.updateToken(fresh);
    expect(alice.token).toBe(fresh);
    expect(alice.connectionState).toBe("connected");
  });

  test("Client.createConversation, Client.conversationAdded: a conversation that nobody is in yet", async () => {
    const { alice } = world();
    const added = happens<Conversation>(alice, "conversationAdded");
    const conversation = await alice.createConversation({
      friendlyName: "Boat",
      uniqueName: "the boat",
      attributes: { colour: "red" },
    });
    expect(conversation).toMatchObject({
      friendlyName: "Boat",
      uniqueName: "the boat",
      attributes: { colour: "red" },
      status: "notParticipating",
    });
    expect(await added).toBe(conversation);
    await conversation.join();
    await isLoaded(conversation);
  });

  test("Client.getConversationBySid, Client.getConversationByUniqueName: the same object", async () => {
    const { alice } = world();
    const { sid, hers } = await world().meet();
    await hers.updateUniqueName(`name of ${sid}`);
    expect(await alice.getConversationBySid(sid)).toBe(hers);
    expect(await alice.getConversationByUniqueName(`name of ${sid}`)).toBe(hers);
    await expect(alice.getConversationBySid(`CH${"0".repeat(32)}`)).rejects.toMatchObject({
      status: 404,
      body: { code: 50350 },
    });
  });

  test("Client.peekConversationBySid: looks without taking it up", async () => {
    const { sid } = await world().meet("Peeked");
    expect(await world().alice.peekConversationBySid(sid)).toMatchObject({
      sid,
      friendlyName: "Peeked",
    });
  });

  test("Client.getSubscribedConversations: all of them, page by page, each once", async () => {
    const { service, account } = world();
    const sids = Array.from({ length: 130 }, () => {
      const { sid } = service.conversations.create(restActor, account.serviceSid, {});
      service.participants.add(restActor, account.serviceSid, sid, { identity: "frank" });
      return sid;
    });
    const frank = await world().connect("frank");
    let page = await frank.getSubscribedConversations();
    const found = page.items.map(({ sid }) => sid);
    while (page.hasNextPage) {
      page = await page.nextPage();
      found.push(...page.items.map(({ sid }) => sid));
    }
    expect(found).toHaveLength(130);
    expect(new Set(found)).toEqual(new Set(sids));
    expect((await page.prevPage()).items.length).toBeGreaterThan(0);
  });

  test("Client.conversationJoined, Client.conversationLeft, Client.conversationRemoved, Conversation.removed", async () => {
    const { bob } = world();
    const { sid, hers, his } = await world().meet();
    const isThis = (conversation: Conversation) => conversation.sid === sid;
    const left = happens<Conversation>(bob, "conversationLeft", isThis);
    const removed = happens<Conversation>(bob, "conversationRemoved", isThis);
    const told = happens<Conversation>(his, "removed");
    await hers.removeParticipant("bob");
    expect([(await left).sid, (await removed).sid, (await told).sid]).toEqual([sid, sid, sid]);
    const joined = happens<Conversation>(bob, "conversationJoined", isThis);
    await hers.add("bob");
    expect((await joined).status).toBe("joined");
  });

  test("Client.conversationUpdated, Conversation.updated: say what has changed", async () => {
    const { bob } = world();
    const { sid, hers, his } = await world().meet();
    type Update = { conversation: Conversation; updateReasons: string[] };
    const isThis = ({ conversation }: Update) => conversation.sid === sid;
    const told = happens<Update>(bob, "conversationUpdated", isThis);
    const heard = happens<Update>(his, "updated");
    await hers.updateFriendlyName("Ship");
    expect((await told).updateReasons).toContain("friendlyName");
    expect((await heard).conversation.friendlyName).toBe("Ship");
  });

  test("Client.getUser, Client.getSubscribedUsers, Client.userSubscribed, Client.userUnsubscribed", async () => {
    const { alice, service, account } = world();
    // Written as an identity.
    service.users.ensure(account.serviceSid, "grace" as Identity);
    const isGrace = (user: User) => user.identity === "grace";
    const subscribed = happens<User>(alice, "userSubscribed", isGrace);
    const grace = await alice.getUser("grace");
    expect(await subscribed).toBe(grace);
    expect(grace).toMatchObject({ identity: "grace", friendlyName: "grace", isOnline: false });
    expect(await alice.getSubscribedUsers()).toContain(grace);
    const unsubscribed = happens<User>(alice, "userUnsubscribed", isGrace);
    await grace.unsubscribe();
    expect(await unsubscribed).toBe(grace);
    expect(await alice.getSubscribedUsers()).not.toContain(grace);
    await expect(alice.getUser("nobody at all")).rejects.toMatchObject({ body: { code: 50200 } });
  });

  test("Client.userUpdated: of somebody who is watched", async () => {
    const { alice, bob } = world();
    const seen = await alice.getUser("bob");
    const updated = happens<{ user: User; updateReasons: string[] }>(
      alice,
      "userUpdated",
      ({ user }) => user.identity === "bob",
    );
    await bob.user.updateFriendlyName("Bob the Builder");
    expect((await updated).updateReasons).toEqual(["friendlyName"]);
    expect(seen.friendlyName).toBe("Bob the Builder");
  });

  test("Client.messageAdded, Client.messageUpdated, Client.messageRemoved", async () => {
    const { bob } = world();
    const { sid, hers } = await world().meet();
    const here = ({ conversation }: Message) => conversation.sid === sid;
    const added = happens<Message>(bob, "messageAdded", here);
    await hers.sendMessage("one");
    const message = await added;
    const updated = happens<{ message: Message; updateReasons: string[] }>(bob, "messageUpdated");
    const mine = (await hers.getMessages()).items[0];
    await mine?.updateBody("two");
    expect((await updated).updateReasons).toContain("body");
    expect(message.body).toBe("two");
    const removed = happens<Message>(bob, "messageRemoved", here);
    await mine?.remove();
    expect((await removed).sid).toBe(message.sid);
  });

  test("Client.setPushRegistrationId, Client.unsetPushRegistrationId, Client.removePushRegistrations: are taken", async () => {
    const { alice, pushDevices } = world();
    await alice.setPushRegistrationId("fcm", "her phone");
    expect(pushDevices()).toMatchObject([
      { identity: "alice", channelType: "fcm", registrationId: "her phone" },
    ]);
    await alice.unsetPushRegistrationId("fcm");
    expect(pushDevices()).toEqual([]);
    await alice.setPushRegistrationId("apn", "her watch");
    await alice.removePushRegistrations("apn", "her watch");
    expect(pushDevices()).toEqual([]);
  });

  test("Client.getContentTemplates: a list", async () => {
    expect(await world().alice.getContentTemplates()).toEqual([]);
  });
});
