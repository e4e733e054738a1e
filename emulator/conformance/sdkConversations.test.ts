import type { Conversation } from "@twilio/conversations";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { restActor } from "../service/actor.ts";
import { happens, startHarness } from "./harness.ts";
import type { Harness } from "./harness.ts";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

/** A conversation made by a program, with these people in it. */
function makeConversation(friendlyName: string, ...identities: string[]) {
  const { service, account } = harness;
  const row = service.conversations.create(restActor, account.serviceSid, { friendlyName });
  for (const identity of identities) {
    service.participants.add(restActor, account.serviceSid, row.sid, { identity });
  }
  return row;
}

const isCalled = (name: string) => (conversation: Conversation) =>
  conversation.friendlyName === name;

describe("conversations", () => {
  test("are made, joined, renamed, left", async () => {
    const alice = await harness.connect("alice");
    const conversation = await alice.createConversation({
      friendlyName: "Boat",
      uniqueName: "boat",
      attributes: { colour: "red" },
    });
    expect(conversation.status).toBe("notParticipating");
    const joined = happens(alice, "conversationJoined");
    await conversation.join();
    await joined;
    expect(conversation).toMatchObject({
      status: "joined",
      friendlyName: "Boat",
      uniqueName: "boat",
      createdBy: "alice",
      attributes: { colour: "red" },
      state: { current: "active" },
      lastReadMessageIndex: null,
      notificationLevel: "default",
    });

    await conversation.updateFriendlyName("Boats");
    await conversation.updateAttributes({ colour: "blue" });
    await conversation.updateUniqueName(null);
    await expect
      .poll(() => conversation)
      .toMatchObject({ friendlyName: "Boats", uniqueName: null, attributes: { colour: "blue" } });

    const left = happens(alice, "conversationLeft");
    await conversation.leave();
    await left;
    expect((await alice.getSubscribedConversations()).items).toEqual([]);
  });

  test("are deleted for everybody, once", async () => {
    const row = makeConversation("Boat", "alice", "bob");
    const [alice, bob] = await Promise.all([harness.connect("alice"), harness.connect("bob")]);
    const removals: string[] = [];
    bob.on("conversationRemoved", ({ sid }) => removals.push(sid));
    const removed = happens(bob, "conversationRemoved");
    const conversation = await alice.getConversationBySid(row.sid);
    await conversation.delete();
    await removed;
    // Something that is heard after it.
    const next = happens(bob, "conversationJoined");
    makeConversation("Next", "bob");
    await next;
    expect(removals).toEqual([row.sid]);
    await expect(alice.peekConversationBySid(row.sid)).rejects.toMatchObject({
      status: 404,
      body: { status: 404, code: 50350 },
    });
  });

  test("come to a person who is added, and go when they are removed", async () => {
    const bob = await harness.connect("bob");
    const joined = happens(bob, "conversationJoined", isCalled("Boat"));
    const row = makeConversation("Boat", "bob", "alice");
    const conversation = (await joined) as Conversation;
    expect(new Set((await conversation.getParticipants()).map((one) => one.identity))).toEqual(
      new Set(["alice", "bob"]),
    );
    const gone = happens(bob, "conversationRemoved");
    harness.service.participants.remove(restActor, harness.account.serviceSid, row.sid, "bob");
    await gone;
    const again = happens(bob, "conversationJoined", isCalled("Boat"));
    harness.service.participants.add(restActor, harness.account.serviceSid, row.sid, {
      identity: "bob",
    });
    await again;
  });

  test("are closed to strangers: nothing can be read or written", async () => {
    const row = makeConversation("Boat", "alice");
    const [alice, eve] = await Promise.all([harness.connect("alice"), harness.connect("eve")]);
    const forbidden = { status: 403, body: { code: 50430 } };
    await expect(eve.peekConversationBySid(row.sid)).rejects.toMatchObject(forbidden);
    await expect(eve.getConversationBySid(row.sid)).rejects.toMatchObject(forbidden);
    // With a conversation in hand, from before.
    const conversation = await alice.getConversationBySid(row.sid);
    const added = happens(eve, "conversationJoined");
    await conversation.add("eve");
    const hers = (await added) as Conversation;
    // Until everything of it is loaded: the SDK leaves a rejection unhandled when it loses access in the middle.
    await Promise.all([hers.getParticipants(), hers.getMessages()]);
    const gone = happens(eve, "conversationRemoved");
    await conversation.removeParticipant("eve");
    await gone;
    await expect(hers.sendMessage("let me in")).rejects.toMatchObject(forbidden);
    await expect(hers.updateFriendlyName("Mine")).rejects.toMatchObject(forbidden);
    await expect(hers.delete()).rejects.toMatchObject(forbidden);
  });

  test("a person removed hears nothing more, although they had subscribed", async () => {
    const row = makeConversation("Boat", "alice", "eve");
    const eve = await harness.connect("eve");
    const heard: unknown[] = [];
    eve.on("messageAdded", ({ body }) => heard.push(body));
    const { service, account } = harness;
    const say = (body: string) =>
      service.messages.append(restActor, account.serviceSid, row.sid, { body });
    const first = happens(eve, "messageAdded");
    say("public");
    await first;
    service.participants.remove(restActor, account.serviceSid, row.sid, "eve");
    say("secret");
    const next = happens(eve, "conversationJoined");
    makeConversation("Next", "eve");
    await next;
    expect(heard).toEqual(["public"]);
  });

  test("are found by unique name; refusals carry Twilio's code", async () => {
    const alice = await harness.connect("alice");
    const conversation = await alice.createConversation({ uniqueName: "team/boat ü" });
    await conversation.join();
    expect((await alice.getConversationByUniqueName("team/boat ü")).sid).toBe(conversation.sid);
    await expect(alice.createConversation({ uniqueName: "team/boat ü" })).rejects.toMatchObject({
      status: 409,
      message: "Conflict",
      body: { status: 409, code: 50353, more_info: "https://www.twilio.com/docs/errors/50353" },
    });
    await expect(alice.getConversationByUniqueName("nobody")).rejects.toMatchObject({
      body: { code: 50350 },
    });
  });

  test("come in pages, all of them once", async () => {
    for (let n = 0; n < 130; n += 1) makeConversation(`Boat ${n}`, "alice");
    const alice = await harness.connect("alice");
    const names: (string | null)[] = [];
    let page = await alice.getSubscribedConversations();
    names.push(...page.items.map((item) => item.friendlyName));
    while (page.hasNextPage) {
      page = await page.nextPage();
      names.push(...page.items.map((item) => item.friendlyName));
    }
    expect(new Set(names).size).toBe(130);
    expect(names).toHaveLength(130);
  });

  test("are muted for one person only", async () => {
    const row = makeConversation("Boat", "alice", "bob");
    const alice = await harness.connect("alice");
    const conversation = await alice.getConversationBySid(row.sid);
    const updated = happens<{ updateReasons: string[] }>(conversation, "updated");
    await conversation.setUserNotificationLevel("muted");
    expect((await updated).updateReasons).toEqual(["notificationLevel"]);
    expect(conversation.notificationLevel).toBe("muted");
    const bob = await harness.connect("bob");
    expect((await bob.getConversationBySid(row.sid)).notificationLevel).toBe("default");
  });

  test("tell their counts", async () => {
    const row = makeConversation("Boat", "alice", "bob");
    const alice = await harness.connect("alice");
    const conversation = await alice.getConversationBySid(row.sid);
    await conversation.sendMessage("one");
    expect(await conversation.getParticipantsCount()).toBe(2);
    expect(await conversation.getMessagesCount()).toBe(1);
  });
});
