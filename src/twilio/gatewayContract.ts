import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Address } from "../domain/address.ts";
import { ChatError } from "../domain/chatError.ts";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { ChatGateway } from "../domain/chatGateway.ts";
import type { Participant } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { sid } from "../domain/testing/fixtures.ts";

/** A service with one person who is signed in, two Twilio numbers and a phone. */
export interface ContractWorld {
  /** Not started yet. */
  gateway: ChatGateway;
  me: Identity;
  token: string;
  phone: Address;
  numbers: readonly [Address, Address];
  /** Somebody else who has signed in before. */
  other: Identity;
  /** The phone texts the first number. */
  text(body: string): Promise<void>;
  /** The connection is lost, that happens meanwhile, and it comes back. */
  whileAway(happens: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

type EventOf<Type extends ChatEvent["type"]> = Extract<ChatEvent, { type: Type }>;

/** Collects what a gateway tells, and waits for what it has yet to tell. */
function listenTo(gateway: ChatGateway) {
  const events: ChatEvent[] = [];
  const waiting = new Set<() => void>();
  gateway.subscribe((event) => {
    events.push(event);
    for (const check of waiting) check();
  });

  function told<Type extends ChatEvent["type"]>(type: Type): EventOf<Type>[] {
    return events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** The first event of that type that fits, be it told already or not. */
  function event<Type extends ChatEvent["type"]>(
    type: Type,
    fits: (event: EventOf<Type>) => boolean = () => true,
  ): Promise<EventOf<Type>> {
    return until(() => told(type).find(fits));
  }

  /** Somebody of whom it told, alone or with everybody else. */
  function person(fits: (participant: Participant) => boolean): Promise<Participant> {
    const find = () => {
      const alone = told("participantUpserted").map(({ participant }) => participant);
      const together = told("participantsLoaded").flatMap(({ participants }) => participants);
      return [...alone, ...together].find(fits);
    };
    return until(find);
  }

  function until<Found>(find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  }

  return { events, told, event, person, forget: () => void events.splice(0) };
}

/** What every ChatGateway keeps: run for the fake one of the tests and for the SDK against the emulator. */
export function describeGatewayContract(name: string, createWorld: () => Promise<ContractWorld>) {
  describe(`the gateway's contract: ${name}`, () => {
    let world: ContractWorld;
    let gateway: ChatGateway;
    let heard: ReturnType<typeof listenTo>;
    let party: ConversationSid;

    beforeEach(async () => {
      world = await createWorld();
      ({ gateway } = world);
      heard = listenTo(gateway);
      gateway.start(world.token);
      await heard.event("conversationsLoaded");
      const conversation = await gateway.createConversation("Party");
      party = conversation.sid;
      await gateway.addPhoneParticipant(party, {
        address: world.phone,
        proxyAddress: world.numbers[0],
        attributes: { address: world.phone },
      });
      await heard.person(
        ({ conversationSid, channel }) => conversationSid === party && channel === "sms",
      );
    });

    afterEach(async () => {
      await gateway.stop();
      await world.close();
    });

    const send = (body: string) => gateway.sendMessage(party, { body, attributes: {} });

    test("says who is signed in and that it is connected, then that the list is complete", () => {
      const types = heard.events.map((event) => event.type);
      expect(heard.told("meLoaded")[0]?.identity).toBe(world.me);
      expect(types.indexOf("connectionChanged")).toBeLessThan(types.indexOf("conversationsLoaded"));
      expect(
        heard.told("connectionChanged").some(({ connection }) => connection.status === "connected"),
      ).toBe(true);
    });

    test("a conversation that one creates is told with its people", async () => {
      const { conversation } = await heard.event(
        "conversationUpserted",
        (event) => event.conversation.sid === party,
      );
      expect(conversation).toMatchObject({ friendlyName: "Party", state: "active", muted: false });
      await heard.person(
        ({ conversationSid, identity }) => conversationSid === party && identity === world.me,
      );
      const people = await gateway.loadParticipants(party);
      expect(people).toHaveLength(2);
      expect(people.find((person) => person.channel === "chat")?.identity).toBe(world.me);
      expect(people.find((person) => person.channel === "sms")?.identity).toBeNull();
    });

    test("an inbound text is told with its author and index, and as the last message", async () => {
      await world.text("hello");
      const { message } = await heard.event("messageUpserted");
      expect(message).toMatchObject({
        conversationSid: party,
        index: 0,
        author: world.phone,
        body: "hello",
      });
      await heard.event(
        "conversationUpserted",
        ({ conversation }) => conversation.lastMessage?.index === 0,
      );
    });

    test("sending answers the index, and attributes come back as they went", async () => {
      const attributes = { clientMessageId: "abc-12345678", nested: { list: [1, null, "x"] } };
      expect(await gateway.sendMessage(party, { body: "one", attributes })).toBe(0);
      expect(await gateway.sendMessage(party, { body: "two", attributes })).toBe(1);
      const { message } = await heard.event(
        "messageUpserted",
        (event) => event.message.index === 1,
      );
      expect(message).toMatchObject({ body: "two", author: world.me, attributes });
      expect(
        (await gateway.loadMessages(party, { direction: "older", pageSize: 10 })).messages,
      ).toHaveLength(2);
    });

    test("pages are ascending, their anchor is exclusive, and they say what lies beyond", async () => {
      for (let number = 0; number < 35; number += 1) await send(`text ${number}`);
      const read = async (direction: "older" | "newer", anchor?: number) => {
        const page = await gateway.loadMessages(party, {
          direction,
          pageSize: 10,
          ...(anchor !== undefined && { anchor }),
        });
        return { ...page, indexes: page.messages.map((message) => message.index) };
      };
      const latest = await read("older");
      expect(latest.indexes.at(-1)).toBe(34);
      expect(latest.hasOlder).toBe(true);
      const older = await read("older", 25);
      expect(older.indexes).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
      const newer = await read("newer", 4);
      expect(newer.indexes).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
      expect(newer.hasNewer).toBe(true);
      expect(await read("older", 10)).toMatchObject({
        hasOlder: false,
        indexes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      });
      expect(await read("newer", 24)).toMatchObject({ hasNewer: false });
      expect((await read("older", 0)).messages).toEqual([]);
      expect((await read("newer", 34)).messages).toEqual([]);
    });

    test("edits and removals are told", async () => {
      await send("draft");
      const { message } = await heard.event("messageUpserted");
      await gateway.editMessage(party, message.sid, "final");
      const edited = await heard.event(
        "messageUpserted",
        (event) => event.message.body === "final",
      );
      expect(edited.message).toMatchObject({ sid: message.sid, index: 0 });
      expect(edited.message.dateUpdated).toBeGreaterThanOrEqual(message.dateUpdated);
      await gateway.removeMessage(party, message.sid);
      const removed = await heard.event("messageRemoved");
      expect(removed).toMatchObject({ conversationSid: party, messageSid: message.sid });
      expect(
        (await gateway.loadMessages(party, { direction: "older", pageSize: 10 })).messages,
      ).toEqual([]);
    });

    test("attributes are changed as they were last told", async () => {
      await world.text("react to this");
      const { message } = await heard.event("messageUpserted");
      const add = async (key: string) => {
        await gateway.changeMessageAttributes(party, message.sid, (attributes) => ({
          ...attributes,
          [key]: true,
        }));
        return heard.event("messageUpserted", (event) => event.message.attributes[key] === true);
      };
      await add("first");
      const { message: changed } = await add("second");
      expect(changed.attributes).toEqual({ first: true, second: true });
    });

    test("what was told is never changed afterwards", async () => {
      await send("draft");
      const { message } = await heard.event("messageUpserted");
      const before = structuredClone(message);
      await gateway.editMessage(party, message.sid, "final");
      await heard.event("messageUpserted", (event) => event.message.body === "final");
      expect(message).toEqual(before);
    });

    test("the read horizon moves to what was read", async () => {
      await world.text("one");
      await world.text("two");
      await heard.event("messageUpserted", ({ message }) => message.index === 1);
      await gateway.markRead(party, 0);
      const { conversation } = await heard.event(
        "conversationUpserted",
        (event) =>
          event.conversation.sid === party && event.conversation.lastReadMessageIndex !== null,
      );
      expect(conversation.lastReadMessageIndex).toBe(0);
    });

    test("renaming and muting are told", async () => {
      await gateway.renameConversation(party, "Feast");
      await heard.event(
        "conversationUpserted",
        ({ conversation }) => conversation.friendlyName === "Feast",
      );
      await gateway.setMuted(party, true);
      await heard.event("conversationUpserted", ({ conversation }) => conversation.muted);
    });

    test("attributes of a phone and one's own name are told", async () => {
      const [phone] = (await gateway.loadParticipants(party)).filter(
        ({ channel }) => channel === "sms",
      );
      if (phone === undefined) throw new Error("there is a phone in the conversation");
      const attributes = { ...phone.attributes, name: "Maya" };
      await gateway.updateParticipantAttributes(party, phone.sid, attributes);
      const participant = await heard.person(({ attributes: known }) => known["name"] === "Maya");
      expect(participant).toMatchObject({ sid: phone.sid, attributes });
      await gateway.updateOwnName("Alice M.");
      const { user } = await heard.event(
        "userUpserted",
        (event) => event.user.friendlyName === "Alice M.",
      );
      expect(user.identity).toBe(world.me);
    });

    test("deleting is told as a removal", async () => {
      await gateway.deleteConversation(party);
      const { conversationSid } = await heard.event("conversationRemoved");
      expect(conversationSid).toBe(party);
    });

    test("chat people come and go", async () => {
      await gateway.addChatParticipant(party, world.other);
      const participant = await heard.person(
        ({ conversationSid, identity }) => conversationSid === party && identity === world.other,
      );
      await gateway.loadUser(world.other);
      await heard.event("userUpserted", ({ user }) => user.identity === world.other);
      await gateway.removeParticipant(party, participant.sid);
      const removed = await heard.event("participantRemoved");
      expect(removed).toEqual({
        type: "participantRemoved",
        conversationSid: party,
        participantSid: participant.sid,
      });
    });

    test("adding a phone answers its binding; a taken pair names the conversation that has it", async () => {
      const second = await gateway.createConversation("Second");
      const phone = { address: world.phone, attributes: {} };
      const taken = gateway.addPhoneParticipant(second.sid, {
        ...phone,
        proxyAddress: world.numbers[0],
      });
      await expect(taken).rejects.toBeInstanceOf(ChatError);
      await expect(taken).rejects.toMatchObject({
        kind: "rejected",
        code: 50416,
        conversationSid: party,
      });
      const added = await gateway.addPhoneParticipant(second.sid, {
        ...phone,
        proxyAddress: world.numbers[1],
      });
      expect(added).toMatchObject({ address: world.phone, proxyAddress: world.numbers[1] });
      await heard.person(({ sid: participantSid }) => participantSid === added.participantSid);
    });

    test("leaving is told as a removal", async () => {
      await gateway.leaveConversation(party);
      const { conversationSid } = await heard.event("conversationRemoved");
      expect(conversationSid).toBe(party);
    });

    test("an unknown conversation is a ChatError", async () => {
      const page = gateway.loadMessages(sid("CH", 999_999), { direction: "older", pageSize: 10 });
      await expect(page).rejects.toBeInstanceOf(ChatError);
      await expect(page).rejects.toMatchObject({ kind: "notFound" });
    });

    test("what happened during a loss of the connection is told after it", async () => {
      heard.forget();
      await world.whileAway(() => world.text("missed"));
      const { message } = await heard.event("messageUpserted");
      expect(message).toMatchObject({ body: "missed", index: 0 });
      const statuses = heard.told("connectionChanged").map(({ connection }) => connection.status);
      expect(statuses[0]).toBe("offline");
      expect(statuses.at(-1)).toBe("connected");
    });

    test("what has not been told is found by asking, also before the replay", async () => {
      await world.text("told");
      await heard.event("messageUpserted");
      expect(await gateway.loadUntold(party)).toEqual([]);
      heard.forget();
      await world.whileAway(async () => {
        await world.text("missed");
        await world.text("missed too");
      });
      await heard.event("connectionChanged", ({ connection }) => connection.status === "connected");
      const found = (await gateway.loadUntold(party)).map(({ body }) => body);
      const told = heard.told("messageUpserted").map(({ message }) => message.body);
      expect(new Set([...told, ...found])).toEqual(new Set(["missed", "missed too"]));
    });

    test("after stop nothing is told", async () => {
      await gateway.stop();
      heard.forget();
      await world.text("too late");
      expect(heard.events).toEqual([]);
    });
  });
}
