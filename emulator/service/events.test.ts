import { describe, expect, test } from "vitest";
import { restActor } from "./actor.ts";
import { createTestService, phoneOne, refusal, serviceSid } from "./testService.ts";

describe("events", () => {
  test("EVT1 they come after the commit, in the order of the changes", () => {
    const { service, store, conversation, addChat, addPhone, say, types, events } =
      createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    addPhone(talk, phoneOne);
    expect(types()).toEqual([
      "conversationAdded",
      "userAdded",
      "participantAdded",
      "membershipAdded",
      "participantAdded",
    ]);
    events.length = 0;
    let readInListener: unknown;
    service.events.subscribe((event) => {
      if (event.type === "messageAdded") readInListener = store.messages.get(event.message.sid);
    });
    const message = say(talk, "x");
    expect(readInListener).toEqual(message);
    expect(types()).toEqual(["messageAdded", "conversationUpdated", "legQueued"]);
  });

  test("EVT2 an undone transaction tells nothing and leaves nothing", () => {
    const { service, conversation, say, now, types, events } = createTestService();
    const talk = conversation();
    events.length = 0;
    const work = () =>
      service.transaction(() => {
        say(talk, "one");
        say(talk, "");
      });
    expect(refusal(work).code).toBe(50503);
    expect(types()).toEqual([]);
    expect(now(talk)).toEqual(talk);
    expect(say(talk, "two").index).toBe(0);
  });

  test("EVT2 also when somebody swallows the inner error", () => {
    const { service, conversation, addChat, now, types, events } = createTestService();
    const talk = conversation();
    events.length = 0;
    const work = () =>
      service.transaction(() => {
        addChat(talk, "alice");
        try {
          addChat(talk, "alice");
        } catch {
          // Ignored, as a careless caller would.
        }
      });
    expect(work).toThrow("An inner transaction failed");
    expect(types()).toEqual([]);
    expect(now(talk).participantsCount).toBe(0);
    expect(service.participants.ofConversation(talk.sid)).toEqual([]);
  });

  test("EVT3 event ids only grow, for every item and across deletions", () => {
    const { service, store, conversation, addChat, say, events } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    const message = say(talk, "x");
    service.messages.update(restActor, serviceSid, talk.sid, message.sid, { body: "y" });
    service.messages.remove(restActor, serviceSid, talk.sid, message.sid);
    service.participants.remove(restActor, serviceSid, talk.sid, "alice");
    service.conversations.remove(restActor, serviceSid, talk.sid);
    const ids = events.flatMap((event) => ("eventId" in event ? [event.eventId] : []));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
    expect(store.eventIds.current()).toBe(ids.at(-1));
  });

  test("EVT4 a listener that fails is logged and does not stop the others", () => {
    const { service, conversation, logged } = createTestService();
    const heard: string[] = [];
    service.events.subscribe(() => {
      throw new Error("broken");
    });
    const stop = service.events.subscribe((event) => heard.push(event.type));
    conversation();
    stop();
    conversation();
    expect(heard).toEqual(["conversationAdded"]);
    expect(logged).toEqual(["A listener failed", "A listener failed"]);
  });

  test("EVT5 what a listener changes is told after what it was told", () => {
    const { service, conversation, say } = createTestService();
    const talk = conversation();
    service.events.subscribe((event) => {
      if (event.type === "messageAdded" && event.message.body === "ping") say(talk, "pong");
    });
    const heard: string[] = [];
    service.events.subscribe((event) => {
      heard.push(event.type === "messageAdded" ? (event.message.body ?? "") : event.type);
    });
    say(talk, "ping");
    expect(heard).toEqual(["ping", "conversationUpdated", "pong", "conversationUpdated"]);
  });

  test("EVT6 what changed since an event can be read from the rows and tombstones", () => {
    const { service, store, conversation, addChat, say } = createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    const [kept, gone] = [say(talk, "kept"), say(talk, "gone")];
    const seen = store.eventIds.current();
    service.messages.update(restActor, serviceSid, talk.sid, kept.sid, { body: "edited" });
    const added = say(talk, "added");
    service.messages.remove(restActor, serviceSid, talk.sid, gone.sid);
    addChat(talk, "bob");
    const changed = store.messages.changedSince(talk.sid, seen);
    expect(changed.map((row) => [row.body, row.addedEventId > seen])).toEqual([
      ["edited", false],
      ["added", true],
    ]);
    expect(changed[1]?.sid).toBe(added.sid);
    expect(store.tombstones.since("message", talk.sid, serviceSid, seen)).toMatchObject([
      { key: "1" },
    ]);
    expect(store.participants.changedSince(talk.sid, seen)).toMatchObject([{ identity: "bob" }]);
  });
});
