import { describe, expect, test } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import { withQuote } from "../domain/quote.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { clientMessageId, sid as sidOf } from "../domain/testing/fixtures.ts";
import { composingOf } from "../store/composing.ts";
import { timelineRows } from "../store/timelineSelectors.ts";
import { createFakeGateway } from "./fakeGateway.ts";
import { lateArrivalMs, replayWindowMs } from "./replayWindow.ts";
import { createMemoryStorage, createTestSession, me, settle } from "./testing/createTestSession.ts";

async function started() {
  const fake = createFakeGateway(me);
  const { sid } = fake.addConversation({ friendlyName: "Party" });
  const test = createTestSession({ fake });
  await test.session.start();
  await settle();
  return { ...test, sid };
}

type Started = Awaited<ReturnType<typeof started>>;

function bodies({ fake }: Pick<Started, "fake">, sid: ConversationSid) {
  return fake.messagesOf(sid).map((message) => message.body);
}

function shownBodies({ store }: Pick<Started, "store">, sid: ConversationSid) {
  const state = store.getState();
  return timelineRows(state, sid).map((row) =>
    row.messageSid === null
      ? Object.values(state.outbox).find((entry) => entry.clientMessageId === row.clientMessageId)
          ?.body
      : state.messages[row.messageSid]?.body,
  );
}

function outboxStates({ store }: Pick<Started, "store">) {
  return Object.values(store.getState().outbox).map((entry) => entry.state.state);
}

describe("sending", () => {
  test("a message is sent once and its entry goes when the message comes", async () => {
    const chat = await started();
    chat.commands.sendMessage(chat.sid, "hello");
    expect(shownBodies(chat, chat.sid)).toEqual(["hello"]);
    await settle();
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
    expect(outboxStates(chat)).toEqual([]);
    expect(chat.storage.outbox.size).toBe(0);
    expect(shownBodies(chat, chat.sid)).toEqual(["hello"]);
  });

  test("messages of one conversation go one after the other, in the order of writing", async () => {
    const chat = await started();
    for (const body of ["one", "two", "three"]) chat.commands.sendMessage(chat.sid, body);
    expect(chat.fake.callsOf("sendMessage")).toHaveLength(0);
    await settle();
    expect(bodies(chat, chat.sid)).toEqual(["one", "two", "three"]);
  });

  test("sending empties the draft", async () => {
    const chat = await started();
    chat.commands.setDraft(chat.sid, "hello");
    chat.commands.sendMessage(chat.sid, "hello");
    expect(chat.store.getState().drafts).toEqual({});
  });
});

describe("a refused message", () => {
  const refusal = new ChatError("rejected", "Too long", { code: 50511 });

  test("is a failed entry with the reason, and the next one still goes", async () => {
    const chat = await started();
    chat.fake.onSend(refusal);
    chat.commands.sendMessage(chat.sid, "long");
    chat.commands.sendMessage(chat.sid, "short");
    await settle();
    expect(bodies(chat, chat.sid)).toEqual(["short"]);
    expect(Object.values(chat.store.getState().outbox)[0]?.state).toEqual({
      state: "failed",
      error: { kind: "rejected", code: 50511, message: "Too long" },
    });
  });

  test("goes out when it is retried, and away when it is discarded", async () => {
    const chat = await started();
    chat.fake.onSend(refusal, refusal);
    chat.commands.sendMessage(chat.sid, "first");
    chat.commands.sendMessage(chat.sid, "second");
    await settle();
    const [first, second] = Object.values(chat.store.getState().outbox);
    if (first === undefined || second === undefined) throw new Error("both should have failed");
    chat.commands.retrySend(first.clientMessageId);
    chat.commands.discardSend(second.clientMessageId);
    await settle();
    expect(bodies(chat, chat.sid)).toEqual(["first"]);
    expect(outboxStates(chat)).toEqual([]);
    expect(chat.storage.outbox.size).toBe(0);
  });
});

describe("offline", () => {
  test("a message waits in the outbox and goes by itself", async () => {
    const chat = await started();
    chat.fake.disconnect();
    chat.commands.sendMessage(chat.sid, "later");
    await chat.clock.advance(60_000);
    expect(outboxStates(chat)).toEqual(["queued"]);
    chat.fake.connect();
    chat.fake.replay();
    await settle();
    expect(bodies(chat, chat.sid)).toEqual(["later"]);
  });

  test("one that the SDK gave up before sending goes again", async () => {
    const chat = await started();
    chat.fake.onSend(new ChatError("offline", "timed out"));
    chat.commands.sendMessage(chat.sid, "hello");
    await settle();
    expect(outboxStates(chat)).toEqual(["queued"]);
    await chat.clock.advance(1000);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
  });

  test("a throttled one waits longer each time", async () => {
    const chat = await started();
    const throttled = new ChatError("throttled", "Too many requests", { code: 20429 });
    chat.fake.onSend(throttled, throttled);
    chat.commands.sendMessage(chat.sid, "hello");
    await chat.clock.advance(1000);
    expect(chat.fake.callsOf("sendMessage")).toHaveLength(2);
    await chat.clock.advance(1000);
    expect(chat.fake.callsOf("sendMessage")).toHaveLength(2);
    await chat.clock.advance(1000);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
  });
});

describe("an answer that is lost", () => {
  test("the message was carried out and its event comes: it is not sent again", async () => {
    const chat = await started();
    chat.fake.onSend("answerLost");
    chat.commands.sendMessage(chat.sid, "hello");
    await chat.clock.advance(60_000);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
    expect(outboxStates(chat)).toEqual([]);
  });

  test("the message was carried out and no event ever comes: it is found and not sent again", async () => {
    const chat = await started();
    chat.fake.disconnect();
    chat.fake.connect();
    // Connected, but what happens is not told.
    chat.fake.onSend("answerLost");
    chat.commands.sendMessage(chat.sid, "hello");
    await settle();
    expect(outboxStates(chat)).toEqual(["checking"]);
    await chat.clock.advance(replayWindowMs);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
    expect(outboxStates(chat)).toEqual([]);
    expect(shownBodies(chat, chat.sid)).toEqual(["hello"]);
  });

  test("the request itself was lost: it is sent again after the check", async () => {
    const chat = await started();
    chat.fake.onSend("requestLost");
    chat.commands.sendMessage(chat.sid, "one");
    chat.commands.sendMessage(chat.sid, "two");
    await settle();
    expect(bodies(chat, chat.sid)).toEqual([]);
    await chat.clock.advance(replayWindowMs);
    expect(bodies(chat, chat.sid), "a slow service may still carry it out").toEqual([]);
    await chat.clock.advance(lateArrivalMs - replayWindowMs);
    expect(bodies(chat, chat.sid)).toEqual(["one", "two"]);
    expect(outboxStates(chat)).toEqual([]);
  });

  test("a slow service carries it out after the new connection stands: it is not sent again", async () => {
    const chat = await started();
    chat.fake.onSend("requestLost");
    chat.commands.sendMessage(chat.sid, "hello");
    await settle();
    const [entry] = Object.values(chat.store.getState().outbox);
    await chat.clock.advance(lateArrivalMs - 500);
    chat.fake.append(chat.sid, {
      body: "hello",
      attributes: { clientMessageId: entry?.clientMessageId },
    });
    await chat.clock.advance(60_000);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
  });

  test("a connection lost during the check begins it anew", async () => {
    const chat = await started();
    chat.fake.onSend("requestLost");
    chat.commands.sendMessage(chat.sid, "hello");
    await chat.clock.advance(lateArrivalMs - 500);
    chat.fake.disconnect();
    chat.fake.connect();
    chat.fake.replay();
    await chat.clock.advance(replayWindowMs - 100);
    expect(bodies(chat, chat.sid)).toEqual([]);
    await chat.clock.advance(1000);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
  });

  test("after many lost answers over a good connection the person decides", async () => {
    const chat = await started();
    chat.fake.onSend(...Array.from({ length: 7 }, () => "requestLost" as const));
    chat.commands.sendMessage(chat.sid, "hello");
    chat.commands.sendMessage(chat.sid, "next");
    await chat.clock.advance(120_000);
    expect(bodies(chat, chat.sid)).toEqual(["next"]);
    expect(outboxStates(chat)).toEqual(["failed"]);
    const [entry] = Object.values(chat.store.getState().outbox);
    if (entry === undefined) throw new Error("there should be an entry");
    chat.commands.retrySend(entry.clientMessageId);
    await settle();
    expect(outboxStates(chat), "it may be there after all").toEqual(["checking"]);
    await chat.clock.advance(lateArrivalMs);
    expect(bodies(chat, chat.sid)).toEqual(["next", "hello"]);
  });

  test("a token that is refused in the middle is no refusal of the message", async () => {
    const chat = await started();
    chat.fake.onSend(new ChatError("unauthorized", "Token expired", { code: 20104 }));
    chat.commands.sendMessage(chat.sid, "hello");
    await chat.clock.advance(1000);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
  });

  test("an answered message is looked for until it is found, whatever happens to the reads", async () => {
    const chat = await started();
    chat.fake.disconnect();
    chat.fake.connect();
    chat.commands.sendMessage(chat.sid, "hello");
    for (let time = 0; time < 3; time += 1) {
      chat.fake.failNext("loadUntold", new ChatError("offline", "gone"));
    }
    await chat.clock.advance(30_000);
    expect(outboxStates(chat)).toEqual([]);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
  });

  test("an answered message whose event never comes is looked for", async () => {
    const chat = await started();
    chat.fake.disconnect();
    chat.fake.connect();
    chat.commands.sendMessage(chat.sid, "hello");
    await settle();
    expect(outboxStates(chat)).toEqual(["sending"]);
    await chat.clock.advance(5000);
    expect(outboxStates(chat)).toEqual([]);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
  });
});

describe("a reload", () => {
  test("brings back drafts and what waits, and sends it", async () => {
    const chat = await started();
    chat.fake.disconnect();
    chat.commands.sendMessage(chat.sid, "one");
    chat.commands.sendMessage(chat.sid, "two");
    chat.commands.setDraft(chat.sid, "half a tho");
    const file = { name: "a.png", contentType: "image/png", content: new Blob(["a"]) };
    chat.commands.setDraftFiles(chat.sid, [{ ...file, id: 1 }]);
    await settle();
    await chat.session.stop();
    chat.fake.replay();

    const again = createTestSession({ fake: chat.fake, storage: chat.storage });
    await again.session.start();
    await settle();
    expect(again.store.getState().drafts[chat.sid]).toBe("half a tho");
    expect(composingOf(again.store).getState().files[chat.sid]).toMatchObject([file]);
    expect(bodies(chat, chat.sid)).toEqual(["one", "two"]);
    expect(again.storage.outbox.size).toBe(0);
  });

  test("checks what was being sent before it sends it again", async () => {
    const chat = await started();
    const storage = createMemoryStorage();
    const id = clientMessageId("sent-before-reload");
    await storage.putOutbox({
      clientMessageId: id,
      conversationSid: chat.sid,
      body: "hello",
      createdAt: chat.clock.now(),
      sentAfter: -1,
      state: { state: "sending" },
    });
    chat.fake.append(chat.sid, { body: "hello", attributes: { clientMessageId: id } });
    const again = createTestSession({ fake: chat.fake, storage });
    await again.session.start();
    await again.clock.advance(60_000);
    expect(bodies(chat, chat.sid)).toEqual(["hello"]);
    expect(storage.outbox.size).toBe(0);
  });

  test("keeps a failed one failed", async () => {
    const chat = await started();
    chat.fake.onSend(new ChatError("rejected", "no"));
    chat.commands.sendMessage(chat.sid, "hello");
    await settle();
    const again = createTestSession({ fake: chat.fake, storage: chat.storage });
    await again.session.start();
    await again.clock.advance(60_000);
    expect(outboxStates(again)).toEqual(["failed"]);
  });
});

describe("taking back", () => {
  const onlyEntry = ({ store }: Pick<Started, "store">) => {
    const [entry] = Object.values(store.getState().outbox);
    if (entry === undefined) throw new Error("there should be an entry");
    return entry;
  };
  const file = { name: "a.png", contentType: "image/png", content: new Blob(["a"]) };
  const quote = { messageSid: sidOf("IM", 1), index: 0, author: "bob", text: "Which door?" };

  async function offline() {
    const chat = await started();
    chat.fake.disconnect();
    return chat;
  }

  test("what waits comes back into the draft with its files, and is not sent", async () => {
    const chat = await offline();
    chat.commands.sendContent(chat.sid, { body: "the red one", files: [file] });
    await settle();
    chat.commands.takeBackSend(onlyEntry(chat).clientMessageId);
    expect(chat.store.getState().drafts[chat.sid]).toBe("the red one");
    expect(composingOf(chat.store).getState().files[chat.sid]).toMatchObject([{ name: "a.png" }]);
    expect(outboxStates(chat)).toEqual([]);
    await settle();
    const { outbox, drafts, draftFiles } = await chat.storage.load();
    expect([outbox, drafts]).toEqual([[], [{ conversationSid: chat.sid, body: "the red one" }]]);
    expect(draftFiles).toMatchObject([{ files: [{ name: "a.png" }] }]);
    chat.fake.connect();
    chat.fake.replay();
    await settle();
    expect(bodies(chat, chat.sid)).toEqual([]);
  });

  test("what was begun since stays before it", async () => {
    const chat = await offline();
    chat.commands.sendMessage(chat.sid, "second");
    chat.commands.setDraft(chat.sid, "first");
    chat.commands.takeBackSend(onlyEntry(chat).clientMessageId);
    expect(chat.store.getState().drafts[chat.sid]).toBe("first\nsecond");
  });

  test("what is discarded goes nowhere, and leaves the draft alone", async () => {
    const chat = await offline();
    chat.commands.sendMessage(chat.sid, "no");
    chat.commands.setDraft(chat.sid, "yes");
    chat.commands.discardSend(onlyEntry(chat).clientMessageId);
    await settle();
    expect(chat.store.getState()).toMatchObject({ outbox: {}, drafts: { [chat.sid]: "yes" } });
    expect(chat.storage.outbox.size).toBe(0);
  });

  test.each([
    ["did not arrive comes back", "requestLost", [], "ours"],
    ["arrived stays where it is", "answerLost", ["ours"], undefined],
  ] as const)("of a lost answer: what %s", async (_case, fate, arrived, draft) => {
    const chat = await started();
    chat.fake.onSend(fate);
    // No event of it comes either.
    chat.fake.disconnect();
    chat.fake.connect();
    chat.commands.sendMessage(chat.sid, "ours");
    await settle();
    expect(outboxStates(chat)).toEqual(["checking"]);
    chat.commands.takeBackSend(onlyEntry(chat).clientMessageId);
    expect(outboxStates(chat)).toEqual(["checking"]);
    await chat.clock.advance(replayWindowMs + lateArrivalMs);
    expect(outboxStates(chat)).toEqual([]);
    expect(bodies(chat, chat.sid)).toEqual(arrived);
    expect(chat.store.getState().drafts[chat.sid]).toBe(draft);
  });

  test("a crash in between loses neither the message nor that it was wanted back", async () => {
    const chat = await started();
    chat.fake.onSend("requestLost");
    chat.commands.sendMessage(chat.sid, "ours");
    await settle();
    chat.commands.takeBackSend(onlyEntry(chat).clientMessageId);
    await settle();
    await chat.session.stop();
    const again = createTestSession({ fake: chat.fake, storage: chat.storage });
    await again.session.start();
    await again.clock.advance(replayWindowMs + lateArrivalMs);
    expect(again.store.getState().drafts[chat.sid]).toBe("ours");
    expect(bodies(chat, chat.sid)).toEqual([]);
  });

  test("an upload that is called back comes into the draft, when it is sure that it did not get out", async () => {
    const chat = await started();
    chat.fake.onSend("uploading");
    chat.commands.sendContent(chat.sid, { body: "", files: [file] });
    await settle();
    chat.commands.takeBackSend(onlyEntry(chat).clientMessageId);
    await settle();
    expect(outboxStates(chat)).toEqual(["checking"]);
    await chat.clock.advance(replayWindowMs + lateArrivalMs);
    expect(outboxStates(chat)).toEqual([]);
    expect(composingOf(chat.store).getState().files[chat.sid]).toMatchObject([{ name: "a.png" }]);
    expect(bodies(chat, chat.sid)).toEqual([]);
  });

  test("a refused one comes back at once, and brings what it answered", async () => {
    const chat = await started();
    chat.fake.onSend(new ChatError("rejected", "Too long", { code: 50511 }));
    chat.commands.sendContent(chat.sid, { body: "long", attributes: withQuote({}, quote) });
    await settle();
    chat.commands.takeBackSend(onlyEntry(chat).clientMessageId);
    expect(chat.store.getState().drafts[chat.sid]).toBe("long");
    expect(composingOf(chat.store).getState().replies[chat.sid]).toMatchObject({ index: 0 });
  });
});
