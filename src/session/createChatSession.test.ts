import { describe, expect, test } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import { pageSize } from "../domain/pageState.ts";
import { address, identity } from "../domain/testing/fixtures.ts";
import { timelineRows } from "../store/timelineSelectors.ts";
import { signOutPatienceMs } from "./createChatSession.ts";
import { createFakeGateway } from "./fakeGateway.ts";
import { silenceMs } from "./liveness.ts";
import { nameRetryMs } from "./peopleLoader.ts";
import { readHorizonDelayMs } from "./readHorizon.ts";
import { replayWindowMs } from "./replayWindow.ts";
import { createTestSession, me, settle } from "./testing/createTestSession.ts";

const phone = { author: "+16505551111" };

async function started(messages = 0) {
  const fake = createFakeGateway(me);
  const { sid } = fake.addConversation({ friendlyName: "Party" });
  for (let number = 0; number < messages; number += 1)
    fake.append(sid, { ...phone, body: `text ${number}` });
  const test = createTestSession({ fake });
  await test.session.start();
  await settle();
  const rows = () => timelineRows(test.store.getState(), sid);
  const timeline = () => test.store.getState().timelines[sid];
  return { ...test, sid, rows, timeline };
}

describe("starting", () => {
  test("fetches a token, connects, and the list is ready", async () => {
    const { store, fake } = await started();
    expect(fake.callsOf("start")).toEqual([["token 1"]]);
    expect(store.getState()).toMatchObject({
      me,
      listStatus: "ready",
      connection: { status: "connected" },
    });
  });

  test("a server that does not answer is asked again", async () => {
    const chat = createTestSession();
    chat.api.failures = [new ChatError("offline", "down"), new ChatError("throttled", "slow")];
    const start = chat.session.start();
    await chat.clock.advance(3000);
    await start;
    expect(chat.fake.callsOf("start")).toEqual([["token 1"]]);
  });

  test("the state says that the sign-in server does not answer, and a wake-up asks again at once", async () => {
    const chat = createTestSession();
    chat.api.failures = Array.from({ length: 6 }, () => new ChatError("offline", "down"));
    const start = chat.session.start();
    await chat.clock.advance(20_000);
    expect(chat.store.getState().connection).toMatchObject({ status: "offline", why: "noToken" });
    const asked = 6 - chat.api.failures.length;
    chat.page.comeBack();
    await settle();
    expect(6 - chat.api.failures.length).toBe(asked + 1);
    chat.api.failures = [];
    chat.page.comeBack();
    await start;
    expect(chat.store.getState().connection.status).toBe("connected");
  });

  test("nobody signed in: denied, and nothing is started", async () => {
    const chat = createTestSession();
    chat.api.failures = [new ChatError("unauthorized", "Sign in first")];
    await chat.session.start();
    expect(chat.store.getState().connection).toEqual({ status: "denied", reason: "Sign in first" });
    expect(chat.fake.callsOf("start")).toEqual([]);
  });
});

describe("tokens", () => {
  test.each(["tokenAboutToExpire", "tokenExpired"] as const)(
    "%s brings a new one",
    async (type) => {
      const { fake } = await started();
      fake.emit({ type });
      await settle();
      expect(fake.callsOf("updateToken")).toEqual([["token 2"]]);
    },
  );

  test("both at once bring one", async () => {
    const { fake } = await started();
    fake.emit({ type: "tokenAboutToExpire" });
    fake.emit({ type: "tokenExpired" });
    await settle();
    expect(fake.callsOf("updateToken")).toHaveLength(1);
  });

  test("signed out meanwhile: denied", async () => {
    const { fake, api, store } = await started();
    api.failures = [new ChatError("unauthorized", "Signed out elsewhere")];
    fake.emit({ type: "tokenExpired" });
    await settle();
    expect(store.getState().connection.status).toBe("denied");
  });

  test("a refused token is replaced once, then it is denied", async () => {
    const { fake, store, clock } = await started();
    const refusal = new ChatError("unauthorized", "Token rejected", { code: 20101 });
    fake.failNext("updateToken", refusal);
    fake.failNext("updateToken", refusal);
    fake.emit({ type: "tokenExpired" });
    await clock.advance(10_000);
    expect(fake.callsOf("updateToken")).toEqual([["token 2"], ["token 3"]]);
    expect(store.getState().connection.status).toBe("denied");
  });
});

describe("history", () => {
  test("opening loads the newest page once, then older pages until the start", async () => {
    const { commands, sid, fake, rows, timeline } = await started(170);
    void commands.openConversation(sid);
    void commands.openConversation(sid);
    await settle();
    expect(rows()).toHaveLength(pageSize);
    expect(timeline()).toMatchObject({ older: "more", newer: "end" });
    commands.loadOlder(sid);
    commands.loadOlder(sid);
    await settle();
    commands.loadOlder(sid);
    await settle();
    commands.loadOlder(sid);
    await settle();
    expect(rows()).toHaveLength(170);
    expect(timeline()?.older).toBe("end");
    expect(fake.callsOf("loadMessages")).toHaveLength(3);
  });

  test("a page that fails says why, and asking again works", async () => {
    const { commands, sid, fake, rows, timeline } = await started(3);
    fake.failNext("loadMessages", new ChatError("rejected", "no"));
    void commands.openConversation(sid);
    await settle();
    expect(timeline()?.error?.kind).toBe("rejected");
    commands.loadOlder(sid);
    await settle();
    expect(timeline()?.error).toBeNull();
    expect(rows()).toHaveLength(3);
  });

  test("a page that a lost connection took along comes by itself when it is back", async () => {
    const { commands, sid, fake, rows, timeline, clock } = await started(3);
    fake.failNext("loadMessages", new ChatError("offline", "gone"));
    void commands.openConversation(sid);
    fake.disconnect();
    await clock.advance(10_000);
    expect(timeline()).toMatchObject({ older: "loading", error: null });
    fake.connect();
    await clock.advance(1000);
    expect(rows()).toHaveLength(3);
  });

  test("a page that fails again and again over a good connection says why in the end", async () => {
    const { commands, sid, fake, timeline, clock } = await started(3);
    for (let time = 0; time < 3; time += 1) {
      fake.failNext("loadMessages", new ChatError("offline", "no answer"));
    }
    void commands.openConversation(sid);
    await clock.advance(10_000);
    expect(timeline()?.error?.kind).toBe("offline");
  });

  test("a preview is read once and opening completes it", async () => {
    const { commands, sid, fake, rows } = await started(40);
    commands.loadPreview(sid);
    commands.loadPreview(sid);
    await settle();
    expect(fake.callsOf("loadMessages")).toHaveLength(1);
    expect(rows()).toHaveLength(10);
    void commands.openConversation(sid);
    await settle();
    expect(rows()).toHaveLength(40);
  });

  test("opening waits for a preview that is on its way, and completes it", async () => {
    const { commands, sid, rows } = await started(40);
    commands.loadPreview(sid);
    void commands.openConversation(sid);
    await settle();
    expect(rows()).toHaveLength(40);
  });

  test("a conversation opened by its address before it is known loads when it comes", async () => {
    const { commands, fake, store } = await started();
    fake.disconnect();
    const late = fake.addConversation({ friendlyName: "Late" });
    fake.append(late.sid, { ...phone, body: "hello" });
    void commands.openConversation(late.sid);
    await settle();
    expect(store.getState().timelines[late.sid]).toBeUndefined();
    fake.connect();
    fake.replay();
    await settle();
    expect(timelineRows(store.getState(), late.sid)).toHaveLength(1);
    expect(store.getState().timelines[late.sid]?.isLoaded).toBe(true);
  });

  test("opening loads the people and their names once", async () => {
    const { commands, sid, fake, store } = await started();
    fake.addParticipant(sid, { identity: identity("bob") });
    void commands.openConversation(sid);
    await settle();
    void commands.openConversation(sid);
    await settle();
    expect(fake.callsOf("loadUser")).toEqual([[me], ["bob"]]);
    expect(Object.keys(store.getState().users)).toEqual([me, "bob"]);
  });

  test.each(["loadUser", "loadParticipants"] as const)(
    "people that a lost connection took along come by themselves when it is back (%s)",
    async (call) => {
      const { commands, sid, fake, store, clock } = await started();
      fake.addParticipant(sid, { identity: identity("bob") });
      fake.failNext(call, new ChatError("offline", "gone"));
      void commands.openConversation(sid);
      fake.disconnect();
      await clock.advance(10_000);
      fake.connect();
      await clock.advance(5000);
      fake.replay();
      expect(Object.keys(store.getState().users).toSorted()).toEqual([me, "bob"]);
    },
  );
});

describe("after a lost connection", () => {
  test("what was missed is shown, even when its events never come", async () => {
    const { commands, sid, fake, rows, clock } = await started(2);
    void commands.openConversation(sid);
    await settle();
    fake.disconnect();
    fake.append(sid, { ...phone, body: "missed" });
    fake.connect();
    await clock.advance(replayWindowMs);
    expect(rows()).toHaveLength(3);
  });

  test("what was missed is asked for again when that request is lost too, also of a thread that is closed by now", async () => {
    const { commands, sid, fake, store, rows, clock } = await started(2);
    const { sid: other } = fake.addConversation();
    void commands.openConversation(sid);
    void commands.openConversation(other);
    await settle();
    fake.disconnect();
    fake.append(sid, { ...phone, body: "missed" });
    fake.connect();
    fake.failNext("loadUntold", new ChatError("offline", "gone"));
    fake.failNext("loadUntold", new ChatError("offline", "gone"));
    await clock.advance(replayWindowMs);
    await clock.advance(10_000);
    expect(rows()).toHaveLength(3);
    expect(store.getState().timelines[other]?.isLoaded).toBe(true);
  });

  test("the screen is equal to a fresh load", async () => {
    const { commands, sid, fake, store, clock } = await started(35);
    void commands.openConversation(sid);
    await settle();
    fake.disconnect();
    fake.append(sid, { ...phone, body: "missed" });
    const [first] = fake.messagesOf(sid).slice(-3);
    if (first !== undefined) await fake.gateway.removeMessage(sid, first.sid);
    fake.connect();
    // A page read before the replay is old in the SDK; here it is fresh, which makes no difference.
    commands.loadOlder(sid);
    await settle();
    fake.replay();
    await clock.advance(replayWindowMs * 2);

    const fresh = createTestSession({ fake });
    await fresh.session.start();
    void fresh.commands.openConversation(sid);
    await settle();
    fresh.commands.loadOlder(sid);
    await settle();
    const shown = (state: ReturnType<typeof store.getState>) => ({
      rows: timelineRows(state, sid),
      messages: state.messages,
      conversations: state.conversations,
      participants: state.participants,
    });
    expect(shown(store.getState())).toEqual(shown(fresh.store.getState()));
  });
});

describe("a connection that is dead and does not know it", () => {
  test("is asked for a sign of life after sleep, and after a minute of silence", async () => {
    const { fake, page, clock } = await started();
    page.comeBack();
    expect(fake.callsOf("checkConnection")).toHaveLength(1);
    await clock.advance(2 * silenceMs);
    expect(fake.callsOf("checkConnection").length).toBeGreaterThan(1);
  });

  test("is left alone while something comes", async () => {
    const { fake, clock, sid } = await started();
    for (let time = 0; time < 10; time += 1) {
      await clock.advance(silenceMs / 2);
      fake.append(sid, { ...phone, body: "still here" });
    }
    expect(fake.callsOf("checkConnection")).toEqual([]);
  });
});

describe("the read horizon", () => {
  test("is told once for all that was read, and only moves forward", async () => {
    const { commands, sid, fake, clock } = await started(5);
    commands.markRead(sid, 1);
    commands.markRead(sid, 3);
    commands.markRead(sid, 2);
    await clock.advance(readHorizonDelayMs);
    expect(fake.callsOf("markRead")).toEqual([[sid, 3]]);
    commands.markRead(sid, 3);
    commands.markRead(sid, 0);
    await clock.advance(1000);
    expect(fake.callsOf("markRead")).toHaveLength(1);
  });

  test("what was read offline is told later", async () => {
    const { commands, sid, fake, clock } = await started(5);
    fake.disconnect();
    commands.markRead(sid, 4);
    await clock.advance(5000);
    expect(fake.callsOf("markRead")).toEqual([]);
    fake.connect();
    await clock.advance(readHorizonDelayMs);
    expect(fake.callsOf("markRead")).toEqual([[sid, 4]]);
  });

  test("one that was refused is not told again and again", async () => {
    const { commands, sid, fake, clock, backgroundErrors } = await started(5);
    fake.failNext("markRead", new ChatError("rejected", "no"));
    commands.markRead(sid, 4);
    await clock.advance(60_000);
    expect(fake.callsOf("markRead")).toHaveLength(1);
    expect(backgroundErrors).toHaveLength(1);
  });
});

describe("typing and receipts", () => {
  test("typing is told at most every few seconds", async () => {
    const { commands, sid, fake, clock } = await started();
    for (let key = 0; key < 10; key += 1) commands.typing(sid);
    expect(fake.callsOf("typing")).toHaveLength(1);
    await clock.advance(4000);
    commands.typing(sid);
    expect(fake.callsOf("typing")).toHaveLength(2);
  });

  test("receipts are read when somebody looks, and again at the next look", async () => {
    const { commands, sid, fake, clock, store } = await started(1);
    const [message] = fake.messagesOf(sid);
    if (message === undefined) throw new Error("there should be a message");
    await commands.deliveryReceipts(sid, message.sid);
    expect(store.getState().receipts[message.sid]).toEqual([]);
    const second = commands.deliveryReceipts(sid, message.sid);
    await settle();
    // The SDK would answer from its cache of half a second.
    expect(fake.callsOf("deliveryReceipts")).toHaveLength(1);
    await clock.advance(600);
    await second;
    expect(fake.callsOf("deliveryReceipts")).toHaveLength(2);
  });
});

describe("adding a phone", () => {
  const pair = { address: address("+16505552222"), proxyAddress: address("+15005550001") };

  test("keeps the number in the attributes and in the store, whatever the service tells", async () => {
    const { commands, sid, fake, store } = await started();
    await commands.addPhoneParticipant(sid, pair);
    expect(fake.callsOf("addPhoneParticipant")).toEqual([[sid, { ...pair, attributes: pair }]]);
    const [added] = Object.values(store.getState().participants[sid] ?? {}).filter(
      (participant) => participant.channel === "sms",
    );
    if (added === undefined) throw new Error("the phone should be there");
    expect(store.getState().learnedBindings[added.sid]).toEqual(pair);
  });

  test("a taken pair says where it is", async () => {
    const { commands, sid } = await started();
    await commands.addPhoneParticipant(sid, pair);
    const other = await commands.createConversation("Other");
    await expect(commands.addPhoneParticipant(other, pair)).rejects.toMatchObject({
      kind: "rejected",
      code: 50416,
      conversationSid: sid,
    });
  });
});

test("signing out tells the server, stops and forgets what was kept", async () => {
  const { commands, sid, storage, api, fake } = await started();
  commands.setDraft(sid, "secret");
  await commands.signOut();
  expect(api.signedOut).toBe(true);
  expect(await storage.load()).toEqual({
    outbox: [],
    drafts: [],
    draftFiles: [],
    draftReplies: [],
    draftEdits: [],
  });
  expect(await storage.loadSnapshot()).toBeNull();
  fake.emit({ type: "tokenExpired" });
  await settle();
  expect(fake.callsOf("updateToken")).toEqual([]);
});

describe("after a bad connection at the start", () => {
  const failure = new ChatError("unknown", "broken");

  test("a name that could not be read is asked for again", async () => {
    const fake = createFakeGateway(me);
    const { sid } = fake.addConversation({ friendlyName: "Party" });
    fake.addParticipant(sid, { identity: identity("bob") });
    fake.append(sid, { ...phone, body: "hello" });
    for (let time = 0; time < 4; time += 1) fake.failNext("loadUser", failure);
    const chat = createTestSession({ fake });
    await chat.session.start();
    chat.commands.loadPreview(sid);
    await settle();
    expect(chat.store.getState().users).toEqual({});
    await chat.clock.advance(3 * nameRetryMs);
    expect(Object.keys(chat.store.getState().users)).toEqual(
      expect.arrayContaining(["alice", "bob"]),
    );
    const asked = fake.callsOf("loadUser").length;
    await chat.clock.advance(10 * nameRetryMs);
    expect(fake.callsOf("loadUser")).toHaveLength(asked);
  });

  test("a name that the service does not give is not asked for again", async () => {
    const fake = createFakeGateway(me);
    const { sid } = fake.addConversation({ friendlyName: "Party" });
    fake.append(sid, { ...phone, body: "hello" });
    fake.failNext("loadUser", new ChatError("notFound", "nobody"));
    const chat = createTestSession({ fake });
    await chat.session.start();
    chat.commands.loadPreview(sid);
    await chat.clock.advance(10 * nameRetryMs);
    expect(fake.callsOf("loadUser")).toHaveLength(1);
  });

  test("the last message of a row is asked for again over the next one", async () => {
    const fake = createFakeGateway(me);
    const { sid } = fake.addConversation({ friendlyName: "Party" });
    fake.append(sid, { ...phone, body: "hello" });
    fake.failNext("loadMessages", failure);
    const chat = createTestSession({ fake });
    await chat.session.start();
    chat.commands.loadPreview(sid);
    await settle();
    expect(timelineRows(chat.store.getState(), sid)).toEqual([]);
    fake.disconnect();
    fake.connect();
    await settle();
    expect(timelineRows(chat.store.getState(), sid)).toHaveLength(1);
  });
});

describe("signing out where the server cannot be told", () => {
  test("wipes, stops and leaves all the same", async () => {
    const { commands, sid, storage, api, fake, signedOut, backgroundErrors } = await started();
    commands.setDraft(sid, "secret");
    const failure = new ChatError("offline", "down");
    api.signOut = () => Promise.reject(failure);
    await commands.signOut();
    expect(signedOut.times).toBe(1);
    expect((await storage.load()).drafts).toEqual([]);
    expect(await storage.loadSnapshot()).toBeNull();
    expect(backgroundErrors).toContain(failure);
    fake.emit({ type: "tokenExpired" });
    await settle();
    expect(fake.callsOf("updateToken")).toEqual([]);
  });

  test("neither the server nor the SDK keeps anybody by not answering", async () => {
    const { commands, storage, sid, api, fake, signedOut, clock } = await started();
    commands.setDraft(sid, "secret");
    const never = new Promise<never>(() => undefined);
    api.signOut = () => never;
    fake.gateway.stop = () => never;
    const leaving = commands.signOut();
    await clock.advance(signOutPatienceMs - 1);
    expect(signedOut.times).toBe(0);
    expect((await storage.load()).drafts).toEqual([]);
    await clock.advance(1);
    await leaving;
    expect(signedOut.times).toBe(1);
  });
});
