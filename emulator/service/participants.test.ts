import { describe, expect, test } from "vitest";
import { restActor } from "./actor.ts";
import type { ParticipantInput } from "./service.ts";
import {
  createTestService,
  identity,
  numberOne,
  numberTwo,
  otherServiceSid,
  person,
  phoneOne,
  phoneTwo,
  refusal,
  serviceSid,
  whatsappPhone,
  whatsappSender,
} from "./testService.ts";

const long = "x".repeat(257);

describe("adding somebody", () => {
  test("PART1 a chat person has an identity and no binding, and gets a user", () => {
    const { conversation, addChat, service, now } = createTestService();
    const talk = conversation();
    const participant = addChat(talk, "alice");
    expect(participant).toMatchObject({
      identity: "alice",
      address: null,
      proxyAddress: null,
      lastReadMessageIndex: null,
      notificationLevel: "default",
      attributes: "{}",
    });
    expect(service.users.get(serviceSid, "alice").identity).toBe("alice");
    expect(now(talk).participantsCount).toBe(1);
  });

  test("PART1 a phone has a binding and no identity", () => {
    const { conversation, addPhone } = createTestService();
    expect(addPhone(conversation(), phoneOne, numberTwo)).toMatchObject({
      identity: null,
      address: phoneOne,
      proxyAddress: numberTwo,
    });
  });

  const refusals: [string, ParticipantInput, number, number][] = [
    ["neither identity nor address", {}, 50204, 400],
    ["an empty identity", { identity: "" }, 50204, 400],
    ["an identity like a user sid", { identity: `US${"a".repeat(32)}` }, 50206, 400],
    ["an identity that is too long", { identity: long }, 50207, 400],
    ["identity and address", { identity: "alice", address: phoneOne }, 50211, 400],
    ["identity and proxy address", { identity: "alice", proxyAddress: numberOne }, 50211, 400],
    ["an empty address", { address: "", proxyAddress: numberOne }, 50411, 400],
    ["a bad address", { address: "650 555", proxyAddress: numberOne }, 50407, 400],
    ["an address that is too long", { address: `+${long}`, proxyAddress: numberOne }, 50407, 400],
    [
      "address and projected address",
      { address: phoneOne, projectedAddress: numberOne },
      50407,
      400,
    ],
    ["an empty proxy address", { address: phoneOne, proxyAddress: "" }, 50412, 400],
    ["a bad proxy address", { address: phoneOne, proxyAddress: "number" }, 50408, 400],
    ["address = proxy address", { address: numberOne, proxyAddress: numberOne }, 50409, 400],
    ["different channels", { address: whatsappPhone, proxyAddress: numberOne }, 50414, 400],
    ["a number of somebody else", { address: phoneOne, proxyAddress: phoneTwo }, 50413, 403],
    [
      "a WhatsApp number that is no sender",
      { address: whatsappPhone, proxyAddress: "whatsapp:+15005550001" },
      50415,
      400,
    ],
    ["attributes that are no JSON", { identity: "alice", attributes: "{" }, 50304, 400],
    [
      "attributes that are too long",
      { identity: "alice", attributes: JSON.stringify("x".repeat(4096)) },
      50303,
      400,
    ],
    ["a projected address of somebody else", { projectedAddress: phoneTwo }, 50439, 400],
    [
      "both an address and a projected one",
      { address: phoneOne, projectedAddress: numberOne },
      50407,
      400,
    ],
    ["a WhatsApp phone without a proxy address", { address: whatsappPhone }, 50407, 400],
  ];
  test.each(refusals)("PART2 refuses %s", (_what, input, code, status) => {
    const { conversation, add, now, events } = createTestService();
    const talk = conversation();
    const before = events.length;
    expect(refusal(() => add(talk, input))).toMatchObject({ code, status });
    expect(now(talk).participantsCount).toBe(0);
    expect(events).toHaveLength(before);
  });

  test("PART2 a WhatsApp phone goes with a WhatsApp sender", () => {
    const { conversation, addPhone } = createTestService();
    const added = addPhone(conversation(), whatsappPhone, whatsappSender);
    expect(added.address).toBe(whatsappPhone);
  });

  test("PART3 who is in already is refused with 50433", () => {
    const { conversation, addChat } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    expect(refusal(() => addChat(talk, "alice"))).toMatchObject({ code: 50433, status: 409 });
    // Identities are case-sensitive.
    expect(addChat(talk, "Alice").identity).toBe("Alice");
  });

  test("PART4 limits: people, phones, conversations of one person", () => {
    const { conversation, addChat, addPhone, close } = createTestService({
      limits: {
        participantsPerConversation: 3,
        nonChatPerConversation: 1,
        conversationsPerIdentity: 2,
      },
    });
    const [first, second, third] = [conversation(), conversation(), conversation()];
    addPhone(first, phoneOne);
    expect(refusal(() => addPhone(first, phoneTwo)).code).toBe(50418);
    addChat(first, "alice");
    addChat(first, "bob");
    expect(refusal(() => addChat(first, "carol")).code).toBe(50417);
    addChat(second, "alice");
    expect(refusal(() => addChat(third, "alice")).code).toBe(50214);
    close(second);
    expect(addChat(third, "alice").identity).toBe("alice");
  });

  test("PART5 a phone added later gets nothing of before", () => {
    const { conversation, addPhone, say, legs } = createTestService();
    const talk = conversation();
    say(talk, "early");
    addPhone(talk, phoneOne);
    expect(legs()).toHaveLength(0);
    say(talk, "late");
    expect(legs()).toHaveLength(1);
  });
});

describe("membership", () => {
  test("MEM1 who is not in a conversation can neither write, add, change nor delete: 403/50430", () => {
    const { conversation, addChat, say, service } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    const message = say(talk, "hello");
    const mallory = person("mallory");
    const tries = [
      () => service.messages.append(mallory, serviceSid, talk.sid, { body: "hi" }),
      () => service.messages.update(mallory, serviceSid, talk.sid, message.sid, { body: "hi" }),
      () => service.messages.remove(mallory, serviceSid, talk.sid, message.sid),
      () => service.participants.add(mallory, serviceSid, talk.sid, { identity: "mallory" }),
      () => service.participants.add(mallory, serviceSid, talk.sid, { identity: "bob" }),
      () => service.participants.remove(mallory, serviceSid, talk.sid, "alice"),
      () =>
        service.participants.update(mallory, serviceSid, talk.sid, "alice", { attributes: "{}" }),
      () => service.conversations.update(mallory, serviceSid, talk.sid, { friendlyName: "x" }),
      () => service.conversations.remove(mallory, serviceSid, talk.sid),
      () => service.readHorizon.set(serviceSid, talk.sid, mallory.identity, 0),
      () => service.notificationLevel.set(serviceSid, talk.sid, mallory.identity, "muted"),
      () => service.typing(serviceSid, talk.sid, mallory.identity),
      () => service.conversations.requireMember(talk.sid, mallory.identity),
      () => service.conversations.requireReadable(serviceSid, talk.sid, mallory.identity),
    ];
    for (const attempt of tries) {
      expect(refusal(attempt)).toMatchObject({ code: 50430, status: 403 });
    }
  });

  test("MEM2 the creator reads and joins; once they have left they are out", () => {
    const { service } = createTestService();
    const alice = person("alice");
    const talk = service.conversations.create(alice, serviceSid, {});
    const readable = () =>
      service.conversations.requireReadable(serviceSid, talk.sid, alice.identity);
    expect(talk.createdBy).toBe("alice");
    expect(readable().participant).toBeNull();

    const joined = service.participants.add(alice, serviceSid, talk.sid, { identity: "alice" });
    expect(readable().participant?.sid).toBe(joined.sid);

    service.participants.remove(alice, serviceSid, talk.sid, "alice");
    expect(refusal(readable).code).toBe(50430);
    const rejoin = () =>
      service.participants.add(alice, serviceSid, talk.sid, { identity: "alice" });
    expect(refusal(rejoin).code).toBe(50430);
  });

  test("MEM2 a person called system has made nothing", () => {
    const { conversation, service } = createTestService();
    const talk = conversation();
    expect(talk.createdBy).toBe("system");
    const read = () =>
      service.conversations.requireReadable(serviceSid, talk.sid, identity("system"));
    expect(refusal(read).code).toBe(50430);
  });

  test("MEM3 a service does not see the conversations of another", () => {
    const { conversation, service } = createTestService();
    const talk = conversation();
    expect(refusal(() => service.conversations.get(otherServiceSid, talk.sid))).toMatchObject({
      code: 50350,
      status: 404,
    });
  });
});

describe("changing and removing", () => {
  test("PART6 attributes, role and dates change; nothing posted is 20161", () => {
    const { conversation, addChat, service, clock } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    const update = (patch: object) =>
      service.participants.update(restActor, serviceSid, talk.sid, "alice", patch);
    clock.advance(1000);
    const roleSid = service.services.get(serviceSid).creatorRoleSid;
    const changed = update({ attributes: '{"a":1}', roleSid });
    expect(changed).toMatchObject({ attributes: '{"a":1}', roleSid, dateUpdated: clock.now() });
    expect(refusal(() => update({})).code).toBe(20161);
    expect(refusal(() => update({ attributes: undefined })).code).toBe(20161);
  });

  test("PART6 addresses and identities that cannot be changed", () => {
    const { conversation, addChat, addPhone, service } = createTestService();
    const talk = conversation();
    const chat = addChat(talk, "alice").sid;
    const phone = addPhone(talk, phoneOne).sid;
    const code = (sid: string, patch: object) =>
      refusal(() => service.participants.update(restActor, serviceSid, talk.sid, sid, patch)).code;
    expect(code(chat, { proxyAddress: "null" })).toBe(50440);
    expect(code(chat, { proxyAddress: numberOne })).toBe(50441);
    expect(code(chat, { projectedAddress: "null" })).toBe(50442);
    expect(code(phone, { projectedAddress: numberTwo })).toBe(50443);
    expect(code(chat, { identity: "bob" })).toBe(50444);
    expect(code(phone, { identity: "bob" })).toBe(50444);
    expect(code(phone, { proxyAddress: phoneTwo })).toBe(50413);
    expect(code(phone, { proxyAddress: "null" })).toBe(50435);
  });

  test("PART7 removal by sid or identity; an unknown one is 404/50432", () => {
    const { conversation, addChat, addPhone, service, now } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    const phone = addPhone(talk, phoneOne);
    service.participants.remove(restActor, serviceSid, talk.sid, "alice");
    service.participants.remove(restActor, serviceSid, talk.sid, phone.sid);
    expect(now(talk).participantsCount).toBe(0);
    expect(service.participants.ofConversation(talk.sid)).toEqual([]);
    const again = () => service.participants.remove(restActor, serviceSid, talk.sid, phone.sid);
    expect(refusal(again)).toMatchObject({ code: 50432, status: 404 });
  });

  test("PART8 the conversations of a person or a phone, page by page", () => {
    const { conversation, addChat, addPhone, service } = createTestService();
    const talks = [conversation("1"), conversation("2"), conversation("3")];
    for (const talk of talks) addChat(talk, "alice");
    const [first] = talks;
    if (first !== undefined) addPhone(first, phoneOne);
    const page = service.participants.conversationsOf(
      serviceSid,
      { identity: "alice" },
      { pageSize: 2 },
    );
    expect(page.items.map((item) => item.conversation.friendlyName)).toEqual(["1", "2"]);
    expect(page.items[0]?.user?.identity).toBe("alice");
    const rest = service.participants.conversationsOf(
      serviceSid,
      { identity: "alice" },
      { pageSize: 2, pageToken: page.nextToken ?? "" },
    );
    expect(rest.items.map((item) => item.conversation.friendlyName)).toEqual(["3"]);
    expect(rest.nextToken).toBeNull();
    const phones = service.participants.conversationsOf(
      serviceSid,
      { address: phoneOne },
      { pageSize: 2 },
    );
    expect(phones.items).toMatchObject([{ user: null, participant: { address: phoneOne } }]);
  });
});
