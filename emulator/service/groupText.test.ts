import { describe, expect, test } from "vitest";
import type { Address } from "../../src/domain/address.ts";
import { restActor } from "./actor.ts";
import type { ParticipantInput } from "./service.ts";
import {
  address,
  createTestService,
  identity,
  numberOne,
  numberTwo,
  person,
  phoneOne,
  phoneThree,
  phoneTwo,
  refusal,
  serviceSid,
} from "./testService.ts";

/** A group of Alice behind the first number and these phones. */
function start({ phones = [phoneOne, phoneTwo] as readonly Address[], limits = {} } = {}) {
  const made = createTestService({ limits });
  const talk = made.conversation("Group");
  const projected = { identity: "alice", projectedAddress: numberOne };
  const alice = made.add(talk, projected);
  for (const phone of phones) made.add(talk, { address: phone });
  const update = (who: string, patch: object) =>
    made.service.participants.update(restActor, serviceSid, talk.sid, who, patch);
  return { ...made, talk, alice, update, projected };
}

const code = (work: () => unknown) => refusal(work).code;

describe("who is in a group", () => {
  test("GROUP1 phones alone, Twilio numbers alone, and people behind Twilio numbers", () => {
    const { talk, service, add, alice } = start();
    const bare = add(talk, { projectedAddress: numberTwo });
    expect(alice).toMatchObject({ identity: "alice", address: null, projectedAddress: numberOne });
    expect(bare).toMatchObject({ identity: null, projectedAddress: numberTwo, roleSid: null });
    const [, first] = service.participants.ofConversation(talk.sid);
    expect(first).toMatchObject({ address: phoneOne, proxyAddress: null, roleSid: null });
    expect(alice.roleSid).not.toBeNull();
  });

  const tollFree = address("+18005550100");
  const foreign = address("+447700900483");
  test.each<[string, ParticipantInput, number]>([
    ["a phone from elsewhere", { address: foreign }, 50407],
    ["a toll-free number", { projectedAddress: tollFree }, 50439],
    ["a number that is nobody's", { projectedAddress: "+1" }, 50439],
    ["an empty one", { projectedAddress: "" }, 50439],
  ])("GROUP1 not %s", (_what, input, expected) => {
    const { service, talk, add } = start();
    service.numbers.add({ address: tollFree, friendlyName: "free" });
    expect(code(() => add(talk, input))).toBe(expected);
  });

  test("GROUP3 everybody has a number, each once, ten at most", () => {
    const { talk, add, conversation, addChat, addPhone } = start({
      limits: { groupParticipants: 4 },
    });
    expect(code(() => add(talk, { identity: "bob" }))).toBe(50434);
    expect(code(() => add(talk, { address: phoneThree, proxyAddress: numberTwo }))).toBe(50434);
    expect(refusal(() => add(talk, { address: phoneOne }))).toMatchObject({
      code: 50437,
      status: 409,
    });
    expect(code(() => add(talk, { identity: "bob", projectedAddress: numberOne }))).toBe(50437);
    add(talk, { address: phoneThree });
    expect(code(() => add(talk, { address: "+16505557777" }))).toBe(50436);

    const chat = conversation();
    addChat(chat, "alice");
    expect(code(() => add(chat, { address: phoneOne }))).toBe(50435);
    const proxied = conversation();
    addPhone(proxied, phoneOne, numberTwo);
    expect(code(() => add(proxied, { projectedAddress: numberOne }))).toBe(50435);
  });

  test("GROUP4 no two open groups of the same numbers; another member makes another group", () => {
    const { talk, add, conversation, close, service, projected } = start();
    const second = conversation("Second");
    add(second, projected);
    add(second, { address: phoneTwo });
    const again = () => add(second, { address: phoneOne });
    expect(refusal(again)).toMatchObject({
      code: 50438,
      status: 409,
      message: expect.stringContaining(talk.sid),
    });
    add(second, { address: phoneThree });
    close(talk);
    const third = conversation("Third");
    add(third, projected);
    add(third, { address: phoneTwo });
    add(third, { address: phoneOne });
    expect(service.participants.ofConversation(third.sid)).toHaveLength(3);
  });

  test("GROUP5 a number passes from one person to another, and to a first one", () => {
    const { talk, update, service, alice, events, add } = start();
    events.length = 0;
    const changed = update(alice.sid, { identity: "bob" });
    expect(changed).toMatchObject({ sid: alice.sid, identity: "bob", projectedAddress: numberOne });
    expect(events.map(({ type }) => type)).toEqual([
      "membershipRemoved",
      "userAdded",
      "participantUpdated",
      "membershipAdded",
    ]);
    expect(service.participants.findMember(talk.sid, identity("alice"))).toBeUndefined();
    const listOf = (name: string) =>
      service.participants.conversationsOf(serviceSid, { identity: name }, { pageSize: 9 }).items;
    expect([listOf("alice").length, listOf("bob").length]).toEqual([0, 1]);
    expect(code(() => update("bob", { identity: "" }))).toBe(50204);
    const bare = add(talk, { projectedAddress: numberTwo });
    expect(code(() => update(bare.sid, { identity: "bob" }))).toBe(50433);
    expect(update(bare.sid, { identity: "carol" })).toMatchObject({
      identity: "carol",
      roleSid: changed.roleSid,
    });
  });

  test("GROUP5 addresses that can be taken away or given, and those that cannot", () => {
    const { talk, update, alice, service, conversation, addPhone, addChat } = start();
    const [, phone] = service.participants.ofConversation(talk.sid);
    const sid = phone?.sid ?? "";
    expect(code(() => update(alice.sid, { projectedAddress: "null" }))).toBe(50442);
    expect(code(() => update(alice.sid, { projectedAddress: numberTwo }))).toBe(50443);
    expect(code(() => update(sid, { projectedAddress: numberTwo }))).toBe(50443);
    expect(code(() => update(sid, { proxyAddress: "null" }))).toBe(50440);
    expect(code(() => update(sid, { proxyAddress: numberTwo }))).toBe(50434);
    expect(code(() => update(sid, { identity: "bob" }))).toBe(50444);
    expect(code(() => update(alice.sid, { proxyAddress: numberTwo }))).toBe(50441);

    // A phone alone changes from one kind to the other and back.
    const single = conversation("Single");
    const { sid: only } = addPhone(single, phoneThree);
    const change = (who: string, patch: object, where = single) =>
      service.participants.update(restActor, serviceSid, where.sid, who, patch);
    expect(change(only, { proxyAddress: "null" })).toMatchObject({ proxyAddress: null });
    expect(service.participants.findByPair(phoneThree, numberOne)).toBeUndefined();
    expect(change(only, { proxyAddress: numberTwo }).proxyAddress).toBe(numberTwo);

    const chat = conversation("Chat");
    addChat(chat, "dave");
    expect(change("dave", { projectedAddress: numberTwo }, chat).projectedAddress).toBe(numberTwo);
    expect(change("dave", { projectedAddress: "null" }, chat).projectedAddress).toBeNull();
  });
});

describe("texts of a group", () => {
  test("GROUP2 a text to all numbers goes to the group of exactly them", () => {
    const { talk, service, conversation, add, projected } = start();
    const bigger = conversation("Bigger");
    add(bigger, projected);
    for (const phone of [phoneOne, phoneThree, phoneTwo]) add(bigger, { address: phone });
    const receive = (to: Address, ...alsoTo: Address[]) =>
      service.inbound.receive({ from: phoneOne, to, alsoTo, body: "hi all" });
    expect(receive(numberOne, phoneTwo)?.conversationSid).toBe(talk.sid);
    expect(receive(phoneTwo, numberOne)?.conversationSid).toBe(talk.sid);
    expect(receive(phoneThree, phoneTwo, numberOne)?.conversationSid).toBe(bigger.sid);
    expect(receive(numberOne)).toBeNull();
    expect(receive(numberOne, phoneThree)).toBeNull();
    const [message] = service.messages.range(talk.sid, { order: "asc", limit: 1 });
    expect(message).toMatchObject({ author: phoneOne, body: "hi all" });
  });

  test("GROUP2 two bound numbers are a group of SMS, beside a pair of the same numbers", () => {
    const { service, talk, conversation, addPhone, legs } = start({ phones: [phoneOne] });
    const single = () => service.inbound.receive({ from: phoneOne, to: numberOne, body: "x" });
    expect(single()?.conversationSid).toBe(talk.sid);
    service.messages.append(person("alice"), serviceSid, talk.sid, { body: "hello" });
    expect(legs().at(-1)).toMatchObject({ from: numberOne, to: phoneOne });
    expect(legs().at(-1)?.channelMessageSid).toMatch(/^SM/);
    const pair = conversation();
    addPhone(pair, phoneOne);
    expect(single()?.conversationSid).toBe(pair.sid);
  });

  test("GROUP6 who writes is in the group; each phone gets an MMS from the author's number", () => {
    const { talk, service, add, legs, say } = start();
    add(talk, { projectedAddress: numberTwo });
    service.messages.append(person("alice"), serviceSid, talk.sid, { body: "from Alice" });
    expect(legs().map(({ from, to }) => [from, to])).toEqual([
      [numberOne, phoneOne],
      [numberOne, phoneTwo],
    ]);
    expect(legs().every(({ channelMessageSid }) => channelMessageSid.startsWith("MM"))).toBe(true);
    say(talk, "from the bare number", numberTwo);
    expect(
      legs()
        .slice(2)
        .map(({ from }) => from),
    ).toEqual([numberTwo, numberTwo]);
    expect(code(() => say(talk, "from nobody"))).toBe(50513);
    expect(code(() => say(talk, "from a stranger", "mallory"))).toBe(50513);

    // What a phone sends, the others have got from it.
    const to = { from: phoneOne, to: numberOne, alsoTo: [numberTwo, phoneTwo] };
    const accepted = service.inbound.receive({ ...to, body: "hi" });
    const message = service.messages.get(talk.sid, accepted?.messageSid ?? "");
    expect(message.delivery).toBeNull();
    expect(legs()).toHaveLength(4);
  });
});

describe("groups that texts make", () => {
  const autocreate = (service: ReturnType<typeof createTestService>["service"]) =>
    service.addressConfigurations.create({
      type: "sms",
      address: numberOne,
      enabled: true,
      autoCreationType: "default",
    });

  test("GROUP7 all who were texted are in it, and it is ready when they are", () => {
    const { service, events } = createTestService();
    autocreate(service);
    const text = { from: phoneOne, to: phoneTwo, alsoTo: [numberOne, phoneThree], body: "party" };
    events.length = 0;
    const accepted = service.inbound.receive(text);
    const sid = accepted?.conversationSid;
    if (sid === undefined) throw new Error("no group");
    expect(events.map(({ type }) => type)).toEqual([
      "conversationAdded",
      "participantAdded",
      "participantAdded",
      "participantAdded",
      "participantAdded",
      "conversationUpdated",
      "messageAdded",
      "conversationUpdated",
    ]);
    expect(events[0]).toMatchObject({ conversation: { state: "initializing" } });
    expect(events[5]).toMatchObject({
      previous: { state: "initializing" },
      conversation: { state: "active" },
    });
    const people = service.participants.ofConversation(sid);
    expect(people.map((row) => row.address ?? row.projectedAddress)).toEqual([
      phoneOne,
      phoneTwo,
      numberOne,
      phoneThree,
    ]);
    expect(service.inbound.receive(text)?.conversationSid).toBe(sid);
  });

  test("GROUP7 numbers that cannot be in a group, or too many, make none", () => {
    const { service } = createTestService({ limits: { groupParticipants: 3 } });
    autocreate(service);
    const receive = (...alsoTo: Address[]) =>
      service.inbound.receive({ from: phoneOne, to: numberOne, alsoTo, body: "x" });
    expect(receive(address("+447700900483"))).toBeNull();
    expect(receive(phoneTwo, phoneThree)).toBeNull();
    expect(receive(phoneTwo)).not.toBeNull();
  });
});

describe("conversations made with their participants", () => {
  const people: ParticipantInput[] = [
    { identity: "alice", projectedAddress: numberOne },
    { address: phoneOne },
    { address: phoneTwo },
  ];
  function make() {
    const made = createTestService();
    const create = (participants: readonly ParticipantInput[], input = {}) =>
      made.service.conversations.createWithParticipants(restActor, serviceSid, input, participants);
    return { ...made, create };
  }

  test("CWP1 everybody or nothing", () => {
    const { create, service, now, conversation, addPhone, events } = make();
    const created = create(people, { friendlyName: "Group" });
    expect(created.state).toBe("initializing");
    expect(now(created)).toMatchObject({ state: "active", participantsCount: 3 });
    const count = () => service.conversations.list(serviceSid, {}, { pageSize: 99 }).items.length;
    const before = count();
    events.length = 0;
    expect(code(() => create(people))).toBe(50438);

    addPhone(conversation(), phoneThree);
    events.length = 0;
    const clash = [
      { identity: "bob" },
      { identity: "carol" },
      { address: phoneThree, proxyAddress: numberOne },
    ];
    expect(refusal(() => create(clash))).toMatchObject({ code: 50425, status: 409 });
    expect(events).toEqual([]);
    expect(count()).toBe(before + 1);
  });

  test("CWP2 three to ten, or none", () => {
    const { create, now } = make();
    const chat = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ identity: `p${i}` }));
    expect(code(() => create(chat(11)))).toBe(50426);
    expect(code(() => create(chat(2)))).toBe(20001);
    expect(now(create(chat(10))).participantsCount).toBe(10);
    expect(create([]).state).toBe("active");
    expect(now(create(chat(3), { state: "inactive" })).state).toBe("inactive");
  });

  test("CWP2 on the way the group may look like another", () => {
    const { create, conversation, add, now } = make();
    const two = conversation();
    add(two, { identity: "alice", projectedAddress: numberOne });
    add(two, { address: phoneOne });
    expect(now(create(people)).state).toBe("active");
  });
});
