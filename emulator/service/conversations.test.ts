import { describe, expect, test } from "vitest";
import { restActor } from "./actor.ts";
import type { ConversationInput } from "./service.ts";
import {
  createTestService,
  messagingServiceSid,
  otherServiceSid,
  person,
  phoneOne,
  refusal,
  serviceSid,
} from "./testService.ts";

describe("conversations", () => {
  test("CONV1 a new one is active, empty and made by who asked", () => {
    const { service, clock } = createTestService();
    const talk = service.conversations.create(person("alice"), serviceSid, {});
    expect(talk).toMatchObject({
      friendlyName: null,
      uniqueName: null,
      attributes: "{}",
      state: "active",
      createdBy: "alice",
      messagingServiceSid,
      dateCreated: clock.now(),
      lastMessageIndex: null,
      messagesCount: 0,
    });
    expect(service.conversations.create(restActor, serviceSid, {}).createdBy).toBe("system");
  });

  test("CONV2 is found by sid and by unique name, within its service", () => {
    const { service } = createTestService();
    const { sid } = service.conversations.create(restActor, serviceSid, { uniqueName: "room" });
    expect(service.conversations.get(serviceSid, "room").sid).toBe(sid);
    expect(service.conversations.get(serviceSid, sid).uniqueName).toBe("room");
    const elsewhere = service.conversations.create(restActor, otherServiceSid, {
      uniqueName: "room",
    });
    expect(elsewhere.sid).not.toBe(sid);
    expect(refusal(() => service.conversations.get(serviceSid, "no"))).toMatchObject({
      code: 50350,
      status: 404,
    });
  });

  test("CONV3 a unique name is there once, and can be taken away", () => {
    const { service } = createTestService();
    const create = (uniqueName: string) =>
      service.conversations.create(restActor, serviceSid, { uniqueName });
    const { sid } = create("room");
    expect(refusal(() => create("room"))).toEqual({
      code: 50353,
      status: 409,
      message: "Conversation with provided unique name already exists",
    });
    const update = (patch: ConversationInput) =>
      service.conversations.update(restActor, serviceSid, sid, patch);
    expect(update({ uniqueName: "room" }).uniqueName).toBe("room");
    expect(update({ uniqueName: "" }).uniqueName).toBeNull();
    expect(create("room").uniqueName).toBe("room");
  });

  const badInputs: [string, ConversationInput, number][] = [
    ["a long friendly name", { friendlyName: "x".repeat(257) }, 50003],
    ["a long unique name", { uniqueName: "x".repeat(257) }, 50004],
    ["a unique name like a sid", { uniqueName: `CH${"0".repeat(32)}` }, 50390],
    ["attributes over 16 KB", { attributes: JSON.stringify("é".repeat(8192)) }, 50303],
    ["attributes that are no JSON", { attributes: "nope" }, 50304],
    ["a malformed messaging service", { messagingServiceSid: "MG1" }, 50341],
    ["somebody else's messaging service", { messagingServiceSid: `MG${"f".repeat(32)}` }, 50342],
  ];
  test.each(badInputs)("CONV4 refuses %s", (_what, input, code) => {
    const { service, conversation, now } = createTestService();
    const talk = conversation();
    expect(refusal(() => service.conversations.create(restActor, serviceSid, input)).code).toBe(
      code,
    );
    expect(
      refusal(() => service.conversations.update(restActor, serviceSid, talk.sid, input)).code,
    ).toBe(code);
    expect(now(talk)).toEqual(talk);
  });

  test("CONV5 an update changes what was posted; nothing posted is 20161", () => {
    const { service, conversation, clock, events } = createTestService();
    const talk = conversation("Old");
    clock.advance(5000);
    const changed = service.conversations.update(restActor, serviceSid, talk.sid, {
      friendlyName: "New",
      attributes: "[1]",
    });
    expect(changed).toMatchObject({
      friendlyName: "New",
      attributes: "[1]",
      dateCreated: talk.dateCreated,
      dateUpdated: clock.now(),
    });
    expect(changed.eventId).toBeGreaterThan(talk.eventId);
    expect(events.at(-1)).toMatchObject({ type: "conversationUpdated", conversation: changed });
    const empty = () => service.conversations.update(restActor, serviceSid, talk.sid, {});
    expect(refusal(empty)).toMatchObject({ code: 20161, status: 400 });
  });

  test("CONV6 deleting takes messages, receipts, media and people along, and tells the people first", () => {
    const { service, store, conversation, addChat, addPhone, say, events } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    addPhone(talk, phoneOne);
    const message = say(talk, "hello");
    events.length = 0;
    service.conversations.remove(restActor, serviceSid, talk.sid);
    expect(events.map((event) => event.type)).toEqual(["membershipRemoved", "conversationRemoved"]);
    expect(service.conversations.find(serviceSid, talk.sid)).toBeUndefined();
    expect(store.messages.get(message.sid)).toBeUndefined();
    expect(service.receipts.pending()).toEqual([]);
    expect(service.participants.ofConversation(talk.sid)).toEqual([]);
    const [tombstone] = store.tombstones.since("membership", "alice", serviceSid, 0);
    expect(tombstone?.key).toBe(talk.sid);
  });

  test("PAGE1 lists keep their place while items come and go", () => {
    const { service, conversation } = createTestService();
    const made = ["a", "b", "c", "d", "e"].map((name) => conversation(name));
    const names = (pageToken?: string) => {
      const page = service.conversations.list(serviceSid, {}, { pageSize: 2, pageToken });
      return { ...page, names: page.items.map((item) => item.friendlyName) };
    };
    const first = names();
    expect(first).toMatchObject({ names: ["a", "b"], previousToken: null });
    const [, b] = made;
    if (b !== undefined) service.conversations.remove(restActor, serviceSid, b.sid);
    const second = names(first.nextToken ?? "");
    expect(second.names).toEqual(["c", "d"]);
    const third = names(second.nextToken ?? "");
    expect(third).toMatchObject({ names: ["e"], nextToken: null });
    const back = names(third.previousToken ?? "");
    expect(back.names).toEqual(["c", "d"]);
    expect(names(back.previousToken ?? "")).toMatchObject({ names: ["a"], previousToken: null });
  });

  test("PAGE2 a made-up token is refused", () => {
    const { service } = createTestService();
    for (const pageToken of ["", "x", "PAn-1", "PAn1'--"]) {
      const list = () => service.conversations.list(serviceSid, {}, { pageSize: 2, pageToken });
      expect(refusal(list)).toMatchObject({ code: 20001, message: "Invalid PageToken" });
    }
  });

  test("PAGE3 conversations are filtered by state and date", () => {
    const { service, conversation, close, clock } = createTestService();
    const old = conversation("old");
    clock.advance(60_000);
    conversation("new");
    close(old);
    const names = (filter: object) =>
      service.conversations
        .list(serviceSid, filter, { pageSize: 10 })
        .items.map((item) => item.friendlyName);
    expect(names({ state: "closed" })).toEqual(["old"]);
    expect(names({ startDate: clock.now() })).toEqual(["new"]);
    expect(names({ endDate: old.dateCreated })).toEqual(["old"]);
  });
});

describe("states", () => {
  test("STATE1 words of a new conversation", () => {
    const { service } = createTestService();
    const create = (input: ConversationInput) =>
      service.conversations.create(restActor, serviceSid, input);
    expect(create({ state: "inactive" }).state).toBe("inactive");
    expect(create({ state: "Active" }).state).toBe("active");
    expect(refusal(() => create({ state: "closed" })).code).toBe(50384);
    expect(refusal(() => create({ state: "initializing" })).code).toBe(50378);
    expect(refusal(() => create({ state: "" })).code).toBe(50374);
  });

  test("STATE2 active and inactive change freely, closed is the end", () => {
    const { service, conversation, clock } = createTestService();
    const talk = conversation();
    const set = (state: string) =>
      service.conversations.update(restActor, serviceSid, talk.sid, { state });
    clock.advance(1000);
    expect(set("inactive")).toMatchObject({ state: "inactive", stateUpdated: clock.now() });
    expect(set("active").state).toBe("active");
    expect(set("closed").state).toBe("closed");
    for (const state of ["active", "inactive", "closed"]) {
      expect(refusal(() => set(state))).toMatchObject({ code: 50377, status: 400 });
    }
  });

  test("STATE3 a message or a newcomer wakes an inactive conversation", () => {
    const { service, conversation, addChat, say, now } = createTestService();
    const talk = conversation();
    const sleep = () =>
      service.conversations.update(restActor, serviceSid, talk.sid, { state: "inactive" });
    sleep();
    say(talk, "wake up");
    expect(now(talk).state).toBe("active");
    sleep();
    addChat(talk, "alice");
    expect(now(talk).state).toBe("active");
  });

  test("STATE4 a closed conversation can be read and deleted, not changed", () => {
    const { service, conversation, addChat, say, close } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    const message = say(talk, "hello");
    close(talk);
    const tries = [
      () => say(talk, "more"),
      () => addChat(talk, "bob"),
      () => service.messages.update(restActor, serviceSid, talk.sid, message.sid, { body: "x" }),
      () =>
        service.participants.update(restActor, serviceSid, talk.sid, "alice", { attributes: "{}" }),
      () => service.conversations.update(restActor, serviceSid, talk.sid, { friendlyName: "x" }),
    ];
    for (const attempt of tries) expect(refusal(attempt).code).toBe(50377);
    expect(service.messages.get(talk.sid, message.sid).body).toBe("hello");
    service.conversations.remove(restActor, serviceSid, talk.sid);
    expect(service.conversations.find(serviceSid, talk.sid)).toBeUndefined();
  });

  const timers: [string, ConversationInput, number][] = [
    ["without a state", { inactiveTimer: "PT1M" }, 50382],
    ["inactive in months", { state: "active", inactiveTimer: "P6M" }, 50379],
    ["closed in years", { state: "active", closedTimer: "P1Y" }, 50380],
    ["words", { state: "active", inactiveTimer: "soon" }, 50379],
    ["an empty duration", { state: "active", inactiveTimer: "P" }, 50379],
    ["inactive too short", { state: "active", inactiveTimer: "PT59S" }, 50375],
    ["closed too short", { state: "active", closedTimer: "PT9M59S" }, 50376],
    ["longer than dates go", { state: "active", inactiveTimer: "P999999D" }, 50379],
  ];
  test.each(timers)("STATE5 refuses a timer: %s", (_what, input, code) => {
    const { service } = createTestService();
    expect(refusal(() => service.conversations.create(restActor, serviceSid, input)).code).toBe(
      code,
    );
  });

  test("STATE5 PT0S is no timer", () => {
    const { service } = createTestService();
    const talk = service.conversations.create(restActor, serviceSid, {
      state: "active",
      inactiveTimer: "PT0S",
      closedTimer: "PT0S",
    });
    expect(talk).toMatchObject({ inactiveTimer: null, closedTimer: null });
  });
});
