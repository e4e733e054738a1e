import { describe, expect, test } from "vitest";
import { restActor } from "./actor.ts";
import {
  createTestService,
  identity,
  otherServiceSid,
  person,
  refusal,
  serviceSid,
} from "./testService.ts";

const alice = identity("alice");

describe("the read horizon", () => {
  test("READ1 it is set forwards and backwards, and only by members", () => {
    const { service, conversation, addChat, say, events, clock } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    for (const body of ["a", "b", "c"]) say(talk, body);
    events.length = 0;
    const set = (index: number | null) =>
      service.readHorizon.set(serviceSid, talk.sid, alice, index);
    expect(set(2).unreadMessagesCount).toBe(0);
    expect(events.map((event) => event.type)).toEqual(["participantUpdated", "membershipUpdated"]);
    expect(set(0)).toMatchObject({
      unreadMessagesCount: 2,
      participant: { lastReadMessageIndex: 0, lastReadTimestamp: clock.now() },
    });
    expect(set(99).participant.lastReadMessageIndex).toBe(2);
    for (const bad of [-1, 1.5, Number.NaN]) expect(refusal(() => set(bad)).code).toBe(50421);
  });

  test("READ2 null takes it away, and no count is told until it is set", () => {
    const { service, conversation, addChat, say } = createTestService();
    const talk = conversation();
    const member = addChat(talk, "alice");
    say(talk, "a");
    expect(service.readHorizon.unreadCount(member)).toBeNull();
    service.readHorizon.set(serviceSid, talk.sid, alice, 0);
    expect(service.readHorizon.set(serviceSid, talk.sid, alice, null)).toMatchObject({
      unreadMessagesCount: null,
      participant: { lastReadMessageIndex: null, lastReadTimestamp: null },
    });
  });

  test("READ3 unread are the messages after it that are left, at most 1000", () => {
    const { service, conversation, addChat, say } = createTestService({
      limits: { unreadCount: 3 },
    });
    const talk = conversation();
    addChat(talk, "alice");
    const messages = ["a", "b", "c", "d", "e"].map((body) => say(talk, body));
    expect(service.readHorizon.set(serviceSid, talk.sid, alice, 0).unreadMessagesCount).toBe(3);
    for (const message of messages.slice(1, 4)) {
      service.messages.remove(restActor, serviceSid, talk.sid, message.sid);
    }
    const member = service.participants.get(talk.sid, "alice");
    expect(service.readHorizon.unreadCount(member)).toBe(1);
  });

  test("READ4 REST sets it too", () => {
    const { service, conversation, addChat, say } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    say(talk, "a");
    const changed = service.participants.update(restActor, serviceSid, talk.sid, "alice", {
      lastReadMessageIndex: 0,
    });
    expect(changed.lastReadMessageIndex).toBe(0);
  });

  test("NOTE1 muting tells only the person themself", () => {
    const { service, conversation, addChat, types, events } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    events.length = 0;
    const set = (level: string) =>
      service.notificationLevel.set(serviceSid, talk.sid, alice, level);
    expect(set("muted").notificationLevel).toBe("muted");
    expect(types()).toEqual(["membershipUpdated"]);
    expect(refusal(() => set("loud"))).toMatchObject({ code: 50210, status: 400 });
  });

  test("TYP1 typing goes to the other chat people", () => {
    const { service, conversation, addChat, events } = createTestService();
    const talk = conversation();
    for (const name of ["alice", "bob"]) addChat(talk, name);
    events.length = 0;
    service.typing(serviceSid, talk.sid, alice);
    expect(events).toMatchObject([
      { type: "typing", identity: "alice", participants: [{ identity: "bob" }] },
    ]);
  });
});

describe("users", () => {
  test("USER1 a user is made on first use, once per service", () => {
    const { service } = createTestService();
    const made = service.users.ensure(serviceSid, alice);
    expect(made).toMatchObject({ identity: "alice", friendlyName: "alice", attributes: "{}" });
    expect(service.users.ensure(serviceSid, alice)).toEqual(made);
    expect(service.users.ensure(otherServiceSid, alice).sid).not.toBe(made.sid);
  });

  test("USER2 REST makes users; a second one is 409/50201, a bad identity is refused", () => {
    const { service } = createTestService();
    const create = (name: string | undefined) =>
      service.users.create(restActor, serviceSid, { identity: name, friendlyName: "A" });
    expect(create("alice").friendlyName).toBe("A");
    expect(refusal(() => create("alice"))).toMatchObject({ code: 50201, status: 409 });
    expect(refusal(() => create(undefined)).code).toBe(50204);
    expect(refusal(() => create(`US${"0".repeat(32)}`)).code).toBe(50206);
    expect(refusal(() => create("x".repeat(257))).code).toBe(50207);
  });

  test("USER3 a change tells what changed; by sid or identity", () => {
    const { service, events } = createTestService();
    const { sid } = service.users.ensure(serviceSid, alice);
    events.length = 0;
    const changed = service.users.update(restActor, serviceSid, sid, {
      friendlyName: "Alice",
      attributes: '{"a":1}',
    });
    expect(events).toMatchObject([
      { type: "userUpdated", key: "friendlyName", user: { friendlyName: "Alice" } },
      { type: "userUpdated", key: "attributes", eventId: changed.attributesEventId },
      { type: "userChanged", user: changed },
    ]);
    expect(service.users.get(serviceSid, "alice")).toEqual(changed);
    const update = (patch: object) => service.users.update(restActor, serviceSid, sid, patch);
    expect(refusal(() => update({})).code).toBe(20161);
    expect(refusal(() => update({ friendlyName: "x".repeat(257) })).code).toBe(50003);
    expect(refusal(() => service.users.get(serviceSid, "nobody"))).toMatchObject({
      code: 50200,
      status: 404,
    });
  });

  test("USER4 a person changes only themself", () => {
    const { service } = createTestService();
    service.users.ensure(serviceSid, alice);
    const update = (who: string) =>
      service.users.update(person(who), serviceSid, "alice", { friendlyName: "A" });
    expect(refusal(() => update("mallory"))).toMatchObject({ code: 50107, status: 403 });
    expect(update("alice").friendlyName).toBe("A");
  });

  test("USER5 deleting a user takes them out of their conversations", () => {
    const { service, conversation, addChat, now } = createTestService();
    const [first, second] = [conversation(), conversation()];
    for (const talk of [first, second]) addChat(talk, "alice");
    addChat(first, "bob");
    service.users.remove(restActor, serviceSid, "alice");
    expect(service.users.find(serviceSid, "alice")).toBeUndefined();
    expect([now(first).participantsCount, now(second).participantsCount]).toEqual([1, 0]);
  });

  test("USER6 being online is told when it changes, and not kept", () => {
    const { service, types, events } = createTestService();
    service.users.setOnline(serviceSid, alice, true);
    service.users.setOnline(serviceSid, alice, true);
    expect(service.users.isOnline(serviceSid, alice)).toBe(true);
    service.users.setOnline(serviceSid, alice, false);
    expect(types()).toEqual(["reachabilityUpdated", "reachabilityUpdated"]);
    expect(events).toMatchObject([{ online: true }, { online: false }]);
  });
});
